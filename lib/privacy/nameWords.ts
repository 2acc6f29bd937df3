function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** First names of the list that are also words, places or days: alone they name nobody. */
export const ambiguousFirstNames = words(`
  abbondanza adone afro alba capitolina noè alma amabile amata amato amica amico amore ancilla angelica annunziata
  apollo appia araldo ardito argo arduino asia assunta assunto audace augusto aurora ausilia
  ausiliatrice ausilio ave azzurra bambina battista beata beato benigna benigno benvenuta benvenuto
  betta bianca bonaventura bonito bruna bruno bruto caio candida candido carina carmine casta casto
  catena celeste chiara cino clemente colomba colombo concordio consolata costante costanza
  crescente cupido dante decimo degna delizia desiderata desiderato desiderio devota diamante diana
  diletta divo donata donato donna durante elogio emilia empirio eros esperia fausta fausto fedele
  felice felicita fermo festo fiore fiorenza flora fortunata fortunato fosca fosco franca franco
  furio gaia gaio galatea gaudenzio gelsomina gemma generosa generoso gentile ginevra gioconda
  giocondo gioia giordano giove giusta giusto gloria golia gonzaga grato grazia ida idea ido
  immacolata immacolato incoronata innocente innocenza iride iris italia italo laurentino lea lena
  leone leopardo letizia liberata liberato libero lieto lino luce luminosa luna magno marina marino
  marzia marzio massima massimo mercede mercurio mia mina minerva mira miranda modesto monitore
  morena moreno natale neri ninfa nives norma novella onesta onesto onorata orchidea orio orso
  osanna pacifico palladio pardo perla perseo pia pio placida placido prima primo privato prospera
  prospero quarto quieta regina regolo romana romano romeo rosa rosario saba sabato salvo santa
  santo sapiente saturno scolastica seconda secondo selvaggia serena sesto settimo severa severo
  sicuro siria soave soccorso speranza stella terzo tosca tosco tranquillo ultimo umile urbano vera
  varo vasco valente venera venere ventura vespasiano vico viola virginia vitale vito vittoria
  vittorio zita prudenzia fermiano tirone
`);

/** Words written with a capital that are no one's name, though they may stand beside one. */
export const neverNames = words(`
  a abbiamo ai al alla allora anche ancora anno appena aprile agosto assessore associazione avete
  avviso azienda banca biblioteca buonasera buongiorno buona buono call caritas carta casa caso
  catania centro chi chiedo chiesa ciao cittadini cittadino civile codice cognome come complimenti comunale
  comune comuni con consiglio contatti cordiali corona coronavirus corso cosa covid covid-19 croce
  da dal dalla data de del della delle dicembre digitale direttore distinti domanda domenica
  domani dopo dove dott dottor dottore dottoressa e ecco ed email emergenza ente era facebook
  febbraio fax festa firenze fondazione fondo gennaio genova gentile gentili gentilissimi gestione
  giovedì giugno gli gmail google governo grazie gruppo ha ho i iban il in info informazioni instagram
  inoltre inps io isola istituto italia italiana italiano italiane iva la lavoro le lei lo luglio
  lunedì ma maggio marche martedì marzo maestra medico mercoledì messaggio mi milano ministero mio
  museo napoli natale nazionale nel nella noi nome non nord nota novembre numero oggi ogni ordine
  ospedale ottobre palermo parco partita pasqua per perché piazza piemonte poi polizia ponte poste
  presidente prima progetto pronto protezione protocollo provincia può puoi quando quanto quella
  quello questa questo raccolta regione repubblica richiesta roma rossa sabato salute salve sanità
  santa santi santo scuola se segnalazione servizi servizio settembre si sicilia sierra sig signor signora
  signore sindaca sindaco sito sono soprattutto spett spettabile sport sportello stato strada sud
  supporto romagna telefono torino toscana tributi tutti tutto u ufficio un una università urp utente
  vedi venerdì venezia veneto verde vi via vice vigili vigile villa virus volontari vorrei web whatsapp youtube
  zona urgente oggetto gent gentilissima gentilissimo egregio egregi egr san onlus odv aps srl spa
`);

/** What makes the name after it that of a street, a saint, a building or an institution. */
export const placeWords = words(`
  via viale piazza piazzale gran comunità asst corso largo vicolo strada contrada borgo lungotevere lungomare
  lungarno salita rione quartiere frazione località san santa santo sant santi ospedale policlinico
  clinica scuola scuole elementare media primaria secondaria infanzia asilo istituto comprensivo
  liceo università parco giardino giardini villa teatro palazzo chiesa parrocchia basilica
  santuario fondazione associazione cooperativa cinema museo biblioteca stadio palestra aeroporto
  ponte porta porto stazione metro fermata monte monti lago isola fiume torre centro casa residenza
  comune provincia premio gruppo circolo onlus oratorio monumento statua caserma rotonda nido
  auditorium sala aula fondo banca v.le p.zza c.so borgata masseria cascina rsa istituto_tecnico
`);
