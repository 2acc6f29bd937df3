const { dest, parallel, src } = require('gulp');

/** Node and credential icons. */
const icons = () => src('{nodes,credentials}/**/*.svg').pipe(dest('dist'));

/** n8n's codex files, which say where a node stands in the editor's panel. */
const codex = () => src('nodes/**/*.node.json').pipe(dest('dist/nodes'));

/** Italian labels. */
const labels = () => src('{nodes,credentials}/**/it.json').pipe(dest('dist'));

/** Whatever the citizen's page needs beside code: styles and pictures. */
const pages = () =>
  src('lib/intake/page/assets/**/*', { allowEmpty: true }).pipe(
    dest('dist/lib/intake/page/assets'),
  );

exports.default = parallel(icons, codex, labels, pages);
