/* What a locator has done in the page. Like `find`, each of these is sent as its source, and is on its own. Where one
 * returns `{ notYet }`, it has done nothing, and is to be tried again. */

export type Outcome<T> = { notYet: string } | { value: T };

/**
 * The way a person has to an element: scrolled to, at rest, enabled, covered by nothing. Its middle in the viewport. The page
 * can move until the click comes: unless by force, a click that comes down beside it is kept from the page; see `whereItCame`.
 */
export function pointAt(element: Element, force: boolean): Outcome<{ x: number; y: number }> {
  const place = () => {
    const [rect] = [...element.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    return rect ? { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 } : undefined;
  };
  // At rest is what is seen twice in the same place. Not by frames: a page without scripts is told of none, in Chromium.
  const seen = Symbol.for("sealform test: seen at");
  const last: { x: number; y: number; at: number } | undefined = Reflect.get(element, seen);
  element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const point = place();
  if (!point || !element.checkVisibility({ visibilityProperty: true }))
    return { notYet: "it is not visible" };
  const now = performance.now();
  if (last?.x !== point.x || last.y !== point.y) {
    Reflect.set(element, seen, { ...point, at: now });
    return { notYet: "it moves" };
  }
  if (now - last.at < 20) return { notYet: "it may move" };
  if (force) return { value: point };
  if (element.matches(":disabled, [aria-disabled=true]")) return { notYet: "it is disabled" };
  let hit = document.elementFromPoint(point.x, point.y);
  while (hit?.shadowRoot) {
    const inner: Element | null = hit.shadowRoot.elementFromPoint(point.x, point.y);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  const isOfIt = (node: unknown) =>
    node === element || (node instanceof HTMLLabelElement && node.control === element);
  const watch = () => {
    const parts = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"];
    const click: WatchedClick = {
      came: "not yet",
      end: () => {
        for (const part of parts) removeEventListener(part, see, true);
      },
    };
    const see = (event: Event) => {
      if (event.type === "pointerdown") click.came = event.composedPath().some(isOfIt) ? "here" : "beside";
      if (click.came !== "beside") return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    for (const part of parts) addEventListener(part, see, true);
    Reflect.set(globalThis, Symbol.for("sealform test: click"), click);
  };
  // Where no listener runs, because JavaScript is switched off, there is nothing to be seen.
  let isHeard = false;
  const probe = "sealform test: probe";
  addEventListener(probe, () => (isHeard = true), { once: true });
  dispatchEvent(new Event(probe));
  for (let at: Node | null = hit; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
    if (!isOfIt(at)) continue;
    if (isHeard) watch();
    return { value: point };
  }
  return { notYet: hit ? `a <${hit.localName}> is in front of it` : "it is outside of the viewport" };
}

/** Where a click came down: on its element, or beside it, where the page has heard nothing of it. */
export type Came = "here" | "beside" | "not yet";
type WatchedClick = { came: Came; end: () => void };

/** What became of the click that `pointAt` watches for. A page that it led away from has no more to say than that it came. */
export function whereItCame(): Came {
  const name = Symbol.for("sealform test: click");
  const click: WatchedClick | undefined = Reflect.get(globalThis, name);
  if (click && click.came !== "not yet") {
    click.end();
    Reflect.deleteProperty(globalThis, name);
  }
  return click?.came ?? "here";
}

/** Gives an element the focus. */
export function focus(element: HTMLElement): Outcome<null> {
  element.focus();
  const { activeElement } = element.getRootNode() as Document;
  return activeElement === element ? { value: null } : { notYet: "it takes no focus" };
}

/**
 * Puts a text in place of all that a field holds. As an editing command, which fires the events that typing fires; in
 * fields that take no text (a date, a range) by its value, as their pickers do. So too a long text, over which the
 * command takes Chromium seconds.
 */
export function fill(
  field: HTMLInputElement | HTMLTextAreaElement | HTMLElement,
  text: string,
): Outcome<null> {
  const isControl = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  if (isControl && (field.matches(":disabled") || field.readOnly)) return { notYet: "it is not editable" };
  field.focus();
  const root = field.getRootNode() as Document;
  if (root.activeElement !== field) return { notYet: "it takes no focus" };
  if (!isControl) {
    if (!field.isContentEditable) throw new Error("This is nothing that can be filled in");
    getSelection()?.selectAllChildren(field);
    document.execCommand(text ? "insertText" : "delete", false, text);
    return { value: null };
  }
  const takesText = /^(text|textarea|email|tel|url|search|password|number)$/.test(field.type);
  if (takesText && field.value !== text && text.length < 10_000) {
    field.select();
    document.execCommand(text ? "insertText" : "delete", false, text);
  }
  if (field.value !== text) {
    const prototype = Object.getPrototypeOf(field);
    Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, text);
    for (const type of ["input", "change"])
      field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  }
  return field.value === text ? { value: null } : { notYet: "it does not take this value" };
}

/** Which options a select should have, by value, label or place. */
export type Choice = { value?: string; label?: string; index?: number };

/** Chooses options, no others, and returns their values. A select's own list is drawn outside of the page. */
export function choose(select: HTMLSelectElement, choices: Choice[]): Outcome<string[]> {
  if (select.matches(":disabled")) return { notYet: "it is disabled" };
  const options = [...select.options];
  const chosen = choices.map((choice) =>
    options.find(
      (option, index) =>
        (choice.value === undefined || option.value === choice.value) &&
        (choice.label === undefined || option.label === choice.label) &&
        (choice.index === undefined || index === choice.index),
    ),
  );
  if (chosen.includes(undefined)) return { notYet: "it has no such option" };
  select.focus();
  for (const option of options) option.selected = chosen.includes(option);
  for (const type of ["input", "change"])
    select.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  return { value: options.filter((option) => option.selected).map((option) => option.value) };
}
