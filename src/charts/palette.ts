/** Told apart by their lightness too, for eyes that mix up red and green. */
export const COLOURS = {
  paper: '#ffffff',
  edge: '#dfe3e8',
  wash: '#f4f6f8',
  ink: '#1b2330',
  muted: '#5a6573',
  grid: '#e9ecf0',
  won: '#0f7f6c',
  lost: '#cc483b',
  notReady: '#f2b544',
  open: '#c9d0d9',
  accepted: '#2f6bd8',
  returned: '#dfe3e8',
  lineNow: '#1b2330',
  lineSuggested: '#6b3fd4',
} as const;
