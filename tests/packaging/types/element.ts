// Compiled, and never run: what a strict program may write, and what it may not.
import { type ErrorCode, type SealErrorDetail, SealForm, type State, setMessages } from "sealform/element";

const element: SealForm = document.createElement("seal-form");
const found: SealForm | null = document.querySelector("seal-form");
const state: State | undefined = found?.state;

element.addEventListener("seal-sent", (event) => {
  const id: string = event.detail.id;
  const receivedAt: string | null = event.detail.receivedAt;
  console.log(id, receivedAt, state);
  // @ts-expect-error: a receipt has no answers
  console.log(event.detail.answers);
});
document.addEventListener("seal-error", ({ detail }: CustomEvent<SealErrorDetail>) =>
  console.log(detail.code),
);

setMessages({ sent: "Thank you.", errors: { network: "No connection." } });
// @ts-expect-error: there is no such sentence
setMessages({ send: "Thank you." });

export const isClosed = (code: ErrorCode): boolean => code === "card-integrity";
// @ts-expect-error: there is no such code
export const isWrong = (code: ErrorCode): boolean => code === "card-wrong";
export const isElement = (node: Node): node is SealForm => node instanceof SealForm;
