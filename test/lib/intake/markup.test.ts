import fc from 'fast-check';
import { attributes, Html, markup } from '../../../lib/intake/page/markup';

test.each([
  [
    markup`<p>${'<script>alert("x")</script>'}</p>`,
    '<p>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;</p>',
  ],
  [markup`<p>${'&lt;b&gt;'}</p>`, '<p>&amp;lt;b&amp;gt;</p>'],
  [markup`<p>${markup`<b>${'<'}</b>`}</p>`, '<p><b>&lt;</b></p>'],
  [markup`${[1, 'a&b', null, undefined, false]}`, '1a&amp;b'],
  [
    markup`<i${attributes({ title: '"><script>', hidden: true, lang: undefined })}>`,
    '<i title="&quot;&gt;&lt;script&gt;" hidden>',
  ],
  [
    markup`<b>
    ${'a\n b'}
  </b>`,
    '<b>a\n b</b>',
  ],
  [markup`${Html.trusted('<hr>')}`, '<hr>'],
])('renders %s', (rendered, expected) => {
  expect(rendered.toString()).toBe(expected);
});

test('lets no text out of its place', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', '/', '\n') }),
      (text) => {
        expect(markup`${text}`.toString()).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
      },
    ),
  );
});
