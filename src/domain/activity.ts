/**
 * The catalogue of what can happen to a lead (S08), as data. `warms` says whether it ends a silence: what the
 * lead does, and what a rep does with the lead, does; what a machine reports about the lead does not.
 */
export type Family = 'email' | 'page' | 'content' | 'event' | 'form' | 'product' | 'touch' | 'system';
export type ActivityType = { label: string; family: Family; warms: boolean };

const type = (label: string, family: Family, warms = true): ActivityType => ({ label, family, warms });

export const ACTIVITY_TYPES = {
  email_opened: type('Opened an e-mail', 'email'),
  email_clicked: type('Clicked a link in an e-mail', 'email'),
  email_replied: type('Replied to an e-mail', 'email'),
  email_sent: type('Was sent an e-mail', 'email', false),
  email_bounced: type('E-mail bounced', 'system', false),
  unsubscribed: type('Unsubscribed', 'system', false),
  page_viewed: type('Viewed a page', 'page'),
  website_visited: type('Visited the website', 'page'),
  product_page_viewed: type('Viewed a product page', 'page'),
  integration_page_viewed: type('Viewed an integration page', 'page'),
  pricing_page_viewed: type('Visited the pricing page', 'page'),
  pricing_abandoned: type('Left the pricing page undecided', 'page'),
  career_page_viewed: type('Visited the career page', 'page'),
  blog_read: type('Read a blog post', 'content'),
  content_downloaded: type('Downloaded content', 'content'),
  newsletter_signed_up: type('Signed up for the newsletter', 'form'),
  form_started: type('Started a form', 'form'),
  form_submitted: type('Submitted a form', 'form'),
  info_requested: type('Asked for information', 'form'),
  demo_requested: type('Requested a demo', 'form'),
  meeting_requested: type('Asked for a meeting', 'form'),
  webinar_registered: type('Registered for a webinar', 'event'),
  webinar_attended: type('Attended a webinar', 'event'),
  webinar_missed: type('Missed a webinar', 'event', false),
  event_attended: type('Attended an event', 'event'),
  demo_attended: type('Attended a demo', 'event'),
  trial_started: type('Started a trial', 'product'),
  logged_in: type('Logged in', 'product'),
  login_missed: type('Has not logged in', 'product', false),
  key_action_completed: type('Completed a key action', 'product'),
  key_action_missed: type('Has not completed a key action', 'product', false),
  milestone_reached: type('Reached a milestone', 'product'),
  tier_maxed: type('Reached the limit of the plan', 'product'),
  users_added: type('Added users', 'product'),
  cart_abandoned: type('Left a cart behind', 'product'),
  call_logged: type('Call', 'touch'),
  email_logged: type('E-mail by the rep', 'touch'),
  meeting_logged: type('Meeting', 'touch'),
  linkedin_touched: type('LinkedIn', 'touch'),
  note_logged: type('Note', 'touch', false),
  profile_stated: type('Said who they are', 'system', false),
  funnel_set: type('Moved in the funnel', 'system', false),
  not_yet: type('Not yet', 'system', false),
  deal_won: type('Became a customer', 'system', false),
  deal_lost: type('Deal lost', 'system', false),
} as const satisfies Record<string, ActivityType>;

export type ActivityKind = keyof typeof ACTIVITY_TYPES;
export const ACTIVITY_KINDS = Object.keys(ACTIVITY_TYPES) as ActivityKind[];
export const activityType = (kind: ActivityKind): ActivityType => ACTIVITY_TYPES[kind];
/** What a person does with a lead, and more than a note about it. */
export const isTouch = (kind: ActivityKind): boolean => {
  const { family, warms } = activityType(kind);
  return family === 'touch' && warms;
};
const KINDS: ReadonlyMap<string, ActivityKind> = new Map(ACTIVITY_KINDS.map((kind) => [kind, kind]));
export const isActivityKind = (text: string): text is ActivityKind => KINDS.has(text);
/** The kind that a text names, as the catalogue's own string: looking one up again finds the very same at once. */
export const activityKind = (text: string): ActivityKind | undefined => KINDS.get(text);

/** Where an activity came from. `playbook` are the touches our own tracks make. */
export type Origin = 'webhook' | 'import' | 'slack' | 'playbook';
