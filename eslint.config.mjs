import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import tseslint from 'typescript-eslint';

/** Forbids imports by pattern, with the reason why. */
const forbidImports = (...patterns) => ({
  'no-restricted-imports': ['error', { patterns }],
});

const n8nPackages = {
  group: ['n8n-*', '@n8n/*'],
  message: 'Only nodes/ and credentials/ know n8n: pass lib what it needs as plain values.',
};
const shells = {
  group: ['**/nodes/**', '**/credentials/**', '**/sandbox/**', '**/scripts/**'],
  message: 'lib/ is the domain: it imports nothing that stands above it.',
};

/** What each folder of lib may not import: dependencies run one way, downwards. */
const above = (...folders) => ({
  group: folders.map((folder) => `**/${folder}/**`),
  message: 'Inside lib, italian and text are the ground, then privacy and register, then the rest.',
});
const upper = ['intake', 'classification', 'summary', 'notification', 'language-model', 'review'];

export default tseslint.config(
  { ignores: ['dist', '.host', '.urp', 'coverage', 'node_modules', 'lib/intake/page/assets'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 400, skipComments: true, skipBlankLines: true }],
    },
  },
  // The settings of gulp and jest are CommonJS, as their tools load them; so is a node of n8n's.
  {
    files: ['*.js', 'test/bench/ceiling/*.js'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  { files: ['lib/**/*.ts'], rules: forbidImports(n8nPackages, shells) },
  {
    files: ['lib/italian/**/*.ts', 'lib/text/**/*.ts'],
    rules: forbidImports(n8nPackages, shells, above('privacy', 'register', ...upper)),
  },
  {
    files: ['lib/privacy/**/*.ts', 'lib/register/**/*.ts'],
    // The register's message rows speak the channels' statuses: types alone may be named.
    ignores: ['lib/register/messageRecords.ts'],
    rules: forbidImports(n8nPackages, shells, above(...upper)),
  },
  {
    // A node is a shell: it reads parameters, calls lib and shapes items. What decides lives in lib.
    files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
    rules: {
      ...forbidImports({
        regex: '^(?!n8n-workflow$|\\.{1,2}/).*',
        message: 'A node imports n8n-workflow, lib and its neighbours only: other work is for lib.',
      }),
      complexity: ['error', 8],
      'max-depth': ['error', 3],
      'max-lines': ['error', { max: 250, skipComments: true, skipBlankLines: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'Literal[regex]', message: 'Reading text is work for lib.' },
        { selector: 'WhileStatement', message: 'An algorithm is work for lib.' },
      ],
    },
  },
  {
    files: ['nodes/**/*.ts', 'credentials/**/*.ts', 'package.json'],
    ...n8nCommunityNodesPlugin.configs.recommendedWithoutN8nCloudSupport,
  },
  {
    // The rules that a self-hosted pack cannot keep: docs/decisions/002-lint-exceptions.md.
    files: ['package.json'],
    rules: {
      '@n8n/community-nodes/no-runtime-dependencies': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
);
