/** What every page does. Its fragment carries the card, the keyring or the token that it works with. */
export function startPage(): void {
  // Following the skip link must not replace the fragment.
  const main = document.querySelector("main");
  document.querySelector(".skip")?.addEventListener("click", (event) => {
    event.preventDefault();
    main?.focus();
  });
  // A link pasted over the address of the same page changes the fragment only, and loads nothing by itself.
  addEventListener("hashchange", () => location.reload());
}
