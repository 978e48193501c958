/* What a person does with mouse and keyboard, as W3C WebDriver writes it: in its classic form and in BiDi alike. */

/** The keys that print nothing, as WebDriver names them. */
const KEYS: Record<string, string> = {
  Backspace: "\uE003",
  Tab: "\uE004",
  Enter: "\uE006",
  Shift: "\uE008",
  Control: "\uE009",
  Alt: "\uE00A",
  Escape: "\uE00C",
  PageUp: "\uE00E",
  PageDown: "\uE00F",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
  Delete: "\uE017",
  Meta: "\uE03D",
};

export function clickAt(x: number, y: number): unknown[] {
  const button = { button: 0 };
  const actions = [
    { type: "pointerMove", x: Math.round(x), y: Math.round(y), duration: 0, origin: "viewport" },
    { type: "pointerDown", ...button },
    { type: "pointerUp", ...button },
  ];
  return [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }];
}

export function keyPress(key: string, modifiers: string[]): unknown[] {
  const keys = [...modifiers, key].map(value);
  const down = keys.map((value) => ({ type: "keyDown", value }));
  const up = [...keys].reverse().map((value) => ({ type: "keyUp", value }));
  return [{ type: "key", id: "keyboard", actions: [...down, ...up] }];
}

function value(key: string): string {
  const named = KEYS[key] ?? key;
  if ([...named].length > 1) throw new Error(`The driver does not know the key ${key}`);
  return named;
}
