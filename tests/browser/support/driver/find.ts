/** A regular expression as JSON can carry it. */
export type Matcher = { source: string; flags: string };

/** One part of a locator: each takes what the one before it found, the first one the document. */
export type Step =
  | { css: string }
  | { label: Matcher }
  | { role: string; name?: Matcher; includeHidden?: boolean }
  | { text: Matcher }
  | { hasText: Matcher }
  | { visible: boolean }
  | { nth: number };

/**
 * Finds what the steps of a locator lead to. Its source is sent to the page, so it is on its own: everything that it
 * needs is inside. It calls methods by their prototypes where a form's fields might have taken the name.
 */
export function find(steps: Step[]): Element[] {
  const roles: Record<string, string> = {
    alert: "",
    button: "button, summary, input:is([type=button], [type=submit], [type=reset], [type=image])",
    checkbox: "input[type=checkbox]",
    combobox: "select:not([multiple])",
    dialog: "dialog",
    group: "fieldset, details",
    heading: "h1, h2, h3, h4, h5, h6",
    img: "img",
    link: "a[href], area[href]",
    list: "ul, ol, menu",
    listbox: "select[multiple]",
    listitem: "li",
    main: "main",
    navigation: "nav",
    option: "option",
    progressbar: "progress",
    radio: "input[type=radio]",
    radiogroup: "",
    region: "section",
    slider: "input[type=range]",
    status: "output",
    textbox: "textarea, input:is(:not([type]), [type=text], [type=email], [type=tel], [type=url])",
  };
  const attribute = (element: Element, name: string) => Element.prototype.getAttribute.call(element, name);
  const squeezed = (text: string | null | undefined) => (text ?? "").replace(/\s+/g, " ").trim();
  const fits = ({ source, flags }: Matcher, text: string) => new RegExp(source, flags).test(text);
  const select = (root: ParentNode, css: string): Element[] => {
    const own: Element[] = [...root.querySelectorAll(css)];
    const all: ParentNode[] = root instanceof Element ? [root] : [];
    const trees = [...all, ...root.querySelectorAll("*")].map((host) => (host as Element).shadowRoot);
    return own.concat(...trees.map((tree) => (tree instanceof ShadowRoot ? select(tree, css) : [])));
  };
  const shown = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    !select(document, "[aria-hidden=true]").some((hidden) => hidden.contains(element));
  const visible = (element: Element): boolean => {
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    const { width, height } = element.getBoundingClientRect();
    return (width > 0 && height > 0) || [...element.querySelectorAll("*")].some(visible);
  };
  const spoken = (node: Node): string => {
    if (!(node instanceof Element)) return node.nodeType === Node.TEXT_NODE ? (node.textContent ?? "") : "";
    if (attribute(node, "aria-hidden") === "true" || !node.checkVisibility()) return "";
    return attribute(node, "aria-label") ?? [...node.childNodes].map(spoken).join("");
  };
  const labels = (element: Element): string[] => {
    const ids = attribute(element, "aria-labelledby")?.trim().split(/\s+/) ?? [];
    const root = element.getRootNode() as Document;
    const named = ids.map((id) => root.getElementById(id)?.textContent).join(" ");
    const own = [...((element as HTMLInputElement).labels ?? [])].map((label) => label.textContent);
    return [named, attribute(element, "aria-label"), ...own].map(squeezed).filter((text) => text !== "");
  };
  const legend = (element: Element) => [...element.children].find((child) => child.localName === "legend");
  const nameOf = (element: Element): string => {
    const { type, value } = element as HTMLInputElement;
    const isButton = element.localName === "input" && ["button", "submit", "reset"].includes(type);
    const isControl = element.matches("input, select, textarea");
    const content = isButton ? value : isControl ? "" : spoken(legend(element) ?? element);
    const others = [
      content,
      attribute(element, "alt"),
      attribute(element, "title"),
      attribute(element, "placeholder"),
    ];
    return labels(element)[0] ?? others.map(squeezed).find((text) => text !== "") ?? "";
  };
  const byRole = (root: ParentNode, role: string): Element[] => {
    const implicit = roles[role];
    if (implicit === undefined) throw new Error(`the driver does not know the role ${role}`);
    const all = select(root, implicit ? `[role], ${implicit}` : "[role]");
    return all.filter((element) => (attribute(element, "role")?.trim().split(/\s+/)[0] ?? role) === role);
  };
  const byText = (root: ParentNode, text: Matcher): Element[] => {
    const has = (element: Element) =>
      !element.matches("head, head *, script, style, template, noscript") &&
      fits(text, squeezed(element.textContent));
    const all = (root instanceof Element ? [root] : []).concat(select(root, "*")).filter(has);
    return all.filter((element) => ![...element.children].some(has));
  };
  const take = (from: ParentNode[], step: Step): Element[] => {
    const found = from as Element[];
    if ("nth" in step) return found.slice(step.nth, step.nth + 1 || undefined);
    if ("hasText" in step)
      return found.filter((element) => fits(step.hasText, squeezed(element.textContent)));
    if ("visible" in step) return found.filter((element) => visible(element) === step.visible);
    const below = from.flatMap((root) => {
      if ("css" in step) return select(root, step.css);
      if ("text" in step) return byText(root, step.text);
      if ("label" in step)
        return select(root, "*").filter((element) => labels(element).some((text) => fits(step.label, text)));
      const { role, name, includeHidden } = step;
      return byRole(root, role).filter(
        (element) => (includeHidden || shown(element)) && (!name || fits(name, nameOf(element))),
      );
    });
    return [...new Set(below)];
  };
  return steps.reduce<ParentNode[]>(take, [document]) as Element[];
}
