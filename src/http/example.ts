import { keyOf, secretsOf } from './signature.js';

export type ExampleTarget = { url: string; secret: string };

const EVENT = {
  type: 'demo_requested',
  lead: { email: 'jane@acme.com', name: 'Jane Doe', title: 'VP Sales', company: 'Acme' },
};

/**
 * One line for bash that signs and sends an event with curl and openssl, and works however often it is run: each
 * time it is a new event. It holds the secret.
 */
export function exampleCurl({ url, secret }: ExampleTarget): string {
  const [first = ''] = secretsOf(secret);
  return [
    `(body='${JSON.stringify(EVENT)}'`,
    'id=msg_$(date +%s)_$$_$RANDOM',
    'ts=$(date +%s)',
    `sig=$(printf %s "$id.$ts.$body" | openssl dgst -sha256 -mac HMAC -macopt hexkey:${keyOf(first).toString('hex')} -binary | base64)`,
    `curl -sS '${url}' -H 'content-type: application/json' -H "webhook-id: $id" -H "webhook-timestamp: $ts" -H "webhook-signature: v1,$sig" -d "$body")`,
  ].join('; ');
}
