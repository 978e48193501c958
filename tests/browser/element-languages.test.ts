import assert from "node:assert/strict";
import { test } from "node:test";
import ar from "../../www/src/languages/ar.ts";
import de from "../../www/src/languages/de.ts";
import es from "../../www/src/languages/es.ts";
import fr from "../../www/src/languages/fr.ts";
import pt from "../../www/src/languages/pt.ts";
import zh from "../../www/src/languages/zh.ts";
import { naming } from "../../www/src/messages.ts";
import { ElementScene } from "./element-scene.ts";

const LANGUAGES = { ar, "de-AT": de, es, fr, "pt-BR": pt, "zh-CN": zh };
const FORM = `<seal-form SEAL><form method="dialog"><label>Story <input name="story"></label><button>Send</button></form></seal-form>`;

const scene = ElementScene.forTests();

for (const [tag, table] of Object.entries(LANGUAGES)) {
  const lang = tag.slice(0, 2);
  const dir = lang === "ar" ? "rtl" : "ltr";
  const inLanguage = (html: string) => `<main lang="${tag}" dir="${dir}">${html}</main>`;

  test(`${tag}: a form that opens speaks the language around it`, async () => {
    const page = await scene.show(inLanguage(FORM));
    const who = page.locator("[data-seal=who]");
    assert.equal(await who.textContent(), naming(table.who, "Lindenhof"));
    assert.deepEqual([await who.getAttribute("lang"), await who.getAttribute("dir")], [lang, dir]);
  });

  test(`${tag}: so does one that stays closed, however early it failed`, async () => {
    for (const [html, code] of [
      [FORM.replace("SEAL", 'card="/card.json" integrity="sha256-AAAA"'), "card-integrity"],
      ["<seal-form SEAL></seal-form>", "form-missing"],
    ] as const) {
      const page = await scene.show(inLanguage(html), { waitFor: "error" });
      const alert = page.locator("[data-seal=alert]");
      assert.equal(await alert.locator("p").textContent(), table.errors[code], code);
      assert.equal(await alert.locator("small").textContent(), `${table.reference} ${code}`);
      assert.deepEqual([await alert.getAttribute("lang"), await alert.getAttribute("dir")], [lang, dir]);
    }
  });
}
