import { startForm } from "./shared/client-form.ts";

startForm("check-in");
