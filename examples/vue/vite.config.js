import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [
    // Without this Vue looks for a component of that name.
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "seal-form" } } }),
  ],
  server: { proxy: { "/v1": "http://127.0.0.1:8787" } },
});
