import "sealform/element";
import { useState } from "react";
import type {} from "sealform/react";

export function App() {
  const [reference, setReference] = useState<string>();
  return (
    <main>
      <h1>Before we first meet</h1>
      <seal-form
        card="/v1/cards/intake"
        integrity="sha256-…"
        action="/v1/submissions"
        onseal-sent={(event) => setReference(event.detail.id)}
      >
        {/* No state for the answers: they are in the form, and nowhere else. */}
        <form method="dialog">
          <label>
            Your name <input name="name" autoComplete="off" required />
          </label>
          <label>
            How shall we reach you?{" "}
            <select name="reach">
              <option value="mail">By mail</option>
              <option value="phone">By telephone</option>
            </select>
          </label>
          <label>
            What brings you here? <textarea name="reason" />
          </label>
          <button type="submit">Send</button>
        </form>
      </seal-form>
      {reference && <p>Your reference: {reference}</p>}
    </main>
  );
}
