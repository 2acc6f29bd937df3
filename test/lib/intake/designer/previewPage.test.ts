import { designOffline } from '../../../../lib/intake/designer/offline';
import { previewPage } from '../../../../lib/intake/designer/previewPage';
import { forms } from '../../../../lib/intake/forms';

test.each([...forms.values()])('$id is shown whole, with nothing from elsewhere', (form) => {
  const page = previewPage(form, 'Comune di Prova');
  for (const { title } of form.steps) expect(page).toContain(title.it.replace(/'/g, '&#39;'));
  expect(page).not.toMatch(/<script|src=|@import|<form/);
  expect(page).toContain('da questa pagina non si invia nulla');
});

test('what a description says is text in the page, whatever it holds', () => {
  const { form } = designOffline(
    'iscrizione: <img src=x onerror=alert(1)>, "><script>alert(2)</script>',
  );
  expect(previewPage(form, '<b>Comune</b>')).not.toMatch(/<img|<script|<b>Comune/);
});
