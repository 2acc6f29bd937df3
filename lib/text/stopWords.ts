/** Folded words without a topic of their own: grammar, courtesies and what every request says. */
export const stopWords: ReadonlySet<string> = new Set(
  `a abbia abbiamo ad adesso ai al alla alle allo allora altra altre altri altro anche ancora anzi
  appena assai attraverso avendo aver avere avete aveva avevano avevo avrebbe avrei avuto bene
  buona buonasera buongiorno c che chi chiedo chiunque ci cio cioe circa ciao coi col come comunque
  con contro cordiali cortese cortesemente cosa cosi cui d da dagli dai dal dall dalla dalle dallo
  davanti de degli dei del dell della delle dello dentro deve devo di dice dopo dove dovrebbe due
  durante e ecco ed egregi egregio era erano essa esse essendo esserci essere essi esso est et etc
  fa faccio fanno far fare fate fatto favore fin fino fra fuori gentile gentili gia gli grazie ha
  hai hanno ho i il in infine infatti inoltre insomma invece io l la le lei li lo loro lui lungo m
  ma mai me meno mentre mi mia mie miei mio molta molte molti molto ne neanche negli nei nel nell
  nella nelle nello nemmeno neppure nessun nessuna nessuno niente no noi non nostra nostre nostri
  nostro nulla o od oggi ogni oltre oppure ora ormai per perche percio pero piu po poco poi porgo
  possiamo posso potete potrei possibile potrebbe prego presso prima proprio puo pure qua qual quale
  quali qualche qualcosa qualcuno quando quanta quante quanti quanto quasi quel quell quella quelle
  quelli quello quest questa queste questi questo qui quindi ringrazio riguardo s saluti salve sara
  sarebbe se sei sembra sempre senza si sia siamo siano siete sig signora signore signori solo sono
  sopra sotto sta stanno stata state stati stato stesso sto su sua subito sue sugli sui sul sull
  sulla sulle sullo suo suoi tra tramite troppo tu tutta tutte tutti tutto un una uno v vado vanno
  verso vi voi volevo vorrei vostra vostre vostri vostro
  about all am an and any are as at be been but by can could dear did do does for from had has have
  hello her here hi his how if into is it its just me my no not of on or our out please regards she
  so some than thank thanks that the their them then there these they this to too up us very was we
  were what when where which who why will with would you your`.split(/\s+/),
);
