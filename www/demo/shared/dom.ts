/** The element with this id, checked to be of the type that the script expects. A miss is a bug in the page. */
export function byId<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof type) return found;
  throw new TypeError(`#${id} is missing or is no ${type.name}`);
}

/** A new element. Strings among the children become text nodes, so nothing that a person wrote is ever parsed as HTML. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * The sentence as nodes. An inline element in it, as `<a>inbox</a>`, becomes the next of `elements` with that tag, with the text
 * that stands in it, or with its own where there is none. What has no such element stays text: nothing is parsed as HTML.
 */
export function woven(sentence: string, elements: readonly Element[]): (Node | string)[] {
  const left = [...elements];
  const nodes: (Node | string)[] = [];
  let end = 0;
  for (const { 0: whole, 1: tag, 2: text, index } of sentence.matchAll(/<(\w+)>(.*?)<\/\1>/g)) {
    const at = left.findIndex(({ localName }) => localName === tag);
    const [element] = at < 0 ? [] : left.splice(at, 1);
    if (element && text) element.textContent = text;
    nodes.push(sentence.slice(end, index), element ?? whole);
    end = index + whole.length;
  }
  return [...nodes, sentence.slice(end)];
}

/** Shows the text in the element, or hides the element when there is none. */
export function say(element: HTMLElement, text: string): void {
  element.textContent = text;
  element.hidden = text === "";
}
