import type { WebClient } from '@slack/web-api';

/** The scopes that this workspace has granted us, some of which it may have left out; null where Slack doesn't say. */
export async function grantedScopes(web: WebClient): Promise<string[] | null> {
  try {
    return (await web.auth.test()).response_metadata?.scopes ?? null;
  } catch {
    return null;
  }
}
