// Chromium as Debian has it, on a file of this machine, with nothing else to talk to.
import { chromium } from 'playwright-core';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

export const here = path.dirname(fileURLToPath(import.meta.url));
export const root = path.resolve(here, '../..');

export const launch = () =>
    chromium.launch({
        executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--font-render-hinting=none'],
        env: { ...process.env, FONTCONFIG_FILE: path.join(here, 'fonts.conf') },
    });
