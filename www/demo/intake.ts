import { startForm } from "./shared/client-form.ts";

startForm("intake");
