/** Types for `<seal-form>` in JSX: `import type {} from "sealform/react"`. */

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type {
  SealDeliverDetail,
  SealErrorDetail,
  SealForm,
  SealSentDetail,
  SealWaitingDetail,
} from "./element.js";

type SealFormProps = DetailedHTMLProps<HTMLAttributes<SealForm>, SealForm> & {
  /** The address of the form card. */
  card: string;
  /** The card's hash, as in the `integrity` attribute of a script. */
  integrity: string;
  /** Where the sealed form is posted to. */
  action?: string;
  /** How it is posted. */
  transport?: "json" | "multipart" | "form" | "custom";
  /** Where sealed files are uploaded to. */
  files?: string;
  /** The page that opens a client's own copy. */
  copy?: string;
  /** Offers to keep answers on the device, for seven days or this many. */
  drafts?: boolean | string;
  /** The most that is sent as one body, in bytes. */
  "max-bytes"?: number | string;
  /** No receipt. */
  receipt?: "none";
  "onseal-ready"?: (event: CustomEvent<undefined>) => void;
  "onseal-submit"?: (event: CustomEvent<undefined>) => void;
  "onseal-deliver"?: (event: CustomEvent<SealDeliverDetail>) => void;
  "onseal-waiting"?: (event: CustomEvent<SealWaitingDetail>) => void;
  "onseal-sent"?: (event: CustomEvent<SealSentDetail>) => void;
  "onseal-sent-earlier"?: (event: CustomEvent<SealSentDetail>) => void;
  "onseal-error"?: (event: CustomEvent<SealErrorDetail>) => void;
};

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "seal-form": SealFormProps;
    }
  }
}
