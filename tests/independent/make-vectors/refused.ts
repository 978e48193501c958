// Everything that must be refused.

import type { Refusal } from "./refusal.ts";
import { boxes } from "./refused-boxes.ts";
import { cards } from "./refused-cards.ts";
import { cores } from "./refused-cores.ts";
import { disclosures } from "./refused-disclosures.ts";
import { files } from "./refused-files.ts";
import { keys } from "./refused-keys.ts";
import { order } from "./refused-order.ts";
import { slotSizes } from "./refused-slot-sizes.ts";
import { slots } from "./refused-slots.ts";

export const refused: Refusal[] = [
  ...cores,
  ...slotSizes,
  ...slots,
  ...boxes,
  ...files,
  ...disclosures,
  ...keys,
  ...cards,
  ...order,
];
