const base = require('./jest.config.js');

/** The real n8n and a real browser: slow, one suite at a time. */
module.exports = {
  ...base,
  testMatch: ['<rootDir>/test/system/**/*.system.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 600_000,
  maxWorkers: 1,
};
