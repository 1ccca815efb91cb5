// Sends one signed event, the way any sender of yours would: npm run event -- jane@acme.com demo_requested
import { createHmac, randomUUID } from 'node:crypto';

const LEAD_FIELDS = [
  'name',
  'title',
  'company',
  'companySize',
  'industry',
  'phone',
  'timezone',
  'source',
  'value',
];
const SANDBOX_SECRET = 'whsec_a2luZGxpbmcgc2FuZGJveCBvbmx5LCBubyBzZWNyZXQ=';

const [email, type, ...details] = process.argv.slice(2);
if (!email || !type || details.some((detail) => !detail.includes('='))) {
  console.error(`Usage:   npm run event -- EMAIL TYPE [FIELD=VALUE ...]
Example: npm run event -- jane@acme.com content_downloaded name="Jane Doe" company=Acme kind=guide
Fields of the lead are ${LEAD_FIELDS.join(', ')}; id and occurredAt are the event's; others become its properties.
PORT (8080) or EVENTS_URL says where to, EVENTS_SECRET signs (the sandbox's own unless set).`);
  process.exit(2);
}

const event = { type, lead: { email }, properties: {} };
for (const detail of details) {
  const [field, value] = [detail.slice(0, detail.indexOf('=')), detail.slice(detail.indexOf('=') + 1)];
  if (field === 'id' || field === 'occurredAt') event[field] = value;
  else (LEAD_FIELDS.includes(field) ? event.lead : event.properties)[field] = value;
}

const url = process.env.EVENTS_URL || `http://127.0.0.1:${process.env.PORT || 8080}/v1/events`;
const [secret] = (process.env.EVENTS_SECRET || SANDBOX_SECRET).split(/[\s,]+/);
const body = JSON.stringify(event);
// Keep the id when you try again: an event counts once.
const id = `msg_${randomUUID()}`;
const timestamp = Math.floor(Date.now() / 1000);
const signature = createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
  .update(`${id}.${timestamp}.${body}`)
  .digest('base64');

try {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': `v1,${signature}`,
    },
    body,
  });
  console.log(response.status, (await response.text()).trim());
  if (!response.ok) process.exitCode = 1;
} catch (error) {
  console.error(
    `Nobody answers at ${url} (${error.cause?.code ?? error.message}). Is Kindling running there?`,
  );
  process.exitCode = 1;
}
