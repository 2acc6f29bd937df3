const base = require('./jest.config.js');

/** The real n8n and a real browser: slow, one suite at a time. */
module.exports = { ...base, testMatch: ['<rootDir>/test/system/**/*.system.test.ts'], testTimeout: 300_000, maxWorkers: 1 };
