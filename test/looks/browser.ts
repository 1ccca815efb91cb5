/** The browser that pictures are taken with, and what keeps it from the network. */
export const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
export const OFFLINE = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
