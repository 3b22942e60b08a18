// Reads a request of OTLP's JSON on standard input with the schema that OpenTelemetry's exporters are made of, and fails where
// the schema refuses it, or knows a key of it not.
const assert = require('assert');
const root = require('@opentelemetry/otlp-transformer/build/src/generated/root.js');
const Request = root.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;

const sent = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const message = Request.fromObject(sent);
assert.strictEqual(Request.verify(message), null);
const back = Request.toObject(Request.decode(Request.encode(message).finish()), { longs: String, enums: Number });
// An empty list is no list to protobuf.
const withoutEmpty = value =>
  Array.isArray(value) ? value.map(withoutEmpty)
  : value === null || typeof value !== 'object' ? value
  : Object.fromEntries(Object.entries(value)
      .filter(([, each]) => !(Array.isArray(each) && each.length === 0))
      .map(([key, each]) => [key, withoutEmpty(each)]));
assert.deepStrictEqual(withoutEmpty(back), withoutEmpty(sent));
const records = sent.resourceLogs.flatMap(r => r.scopeLogs.flatMap(s => s.logRecords));
console.log(records.length);
