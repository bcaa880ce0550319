import type { Field, Table } from './fields.ts';

/**
 * Headings as people and programs write them, by table and field, compared by `headerKey` (lower case, without accents
 * and punctuation). The first are Rapport's own. English, German, French, Spanish, Italian, Dutch and Portuguese.
 */
type Synonyms = Partial<Record<Field, string>>;

/** The customer in a table of something else. */
const COMPANY =
  'customer | company | company name | account name | account | organization | organisation | organization name | organisation name | organization - name | firm | business | business name | employer | associated company | primary associated company | kunde | kundenname | firma | firmenname | unternehmen | entreprise | societe | nom de la societe | client | organisation - nom | empresa | compania | cliente | nombre de la empresa | azienda | societa | ragione sociale | bedrijf | bedrijfsnaam | klant | organisatie | organizacion | organizacao | organizzazione | bill to | customer full name | company/account | organization/company | current employer | customer name | företag | foretag | virksomhed | firmanavn | firmy | nazwa firmy | spolecnost | sirket | firma adi | компания | организация | 会社 | 会社名 | 公司 | 公司名称 | 회사 | 회사명 | default address company | الشركة | कंपनी | accounts | raison sociale | nombre comercial | razon social | företagsnamn | foretagsnamn | virksomhedsnavn | bp name | business partner | organisation name | denominazione | nom entreprise | firmename | firma name | nom societe | naam bedrijf | nome da empresa | nome fantasia | razao social | parent id name | o';
const OWNER =
  'owner | company owner | contact owner | account owner | record owner | account manager | lead owner | organization - owner | person - owner | owner name | assigned to | sales rep | responsible | betreuer | zustandig | verantwortlich | inhaber | besitzer | proprietaire | responsable | propietario | proprietario | eigenaar | sales owner | owner alias | owner full name | salesperson | account executive | csm | customer success manager | assigned user | assigned user name | sales person | ansvarlig | ansvarig | opiekun | responsible person | responsible user | owned by | assigned to user | sales representative | sales representatives | account rep | relationship manager | agente | commercial | comercial | vertegenwoordiger | vertriebler | kundenbetreuer';
const NOTES =
  'notes | note | comments | comment | remarks | description | about us | notizen | notiz | bemerkung | bemerkungen | anmerkungen | kommentar | beschreibung | remarques | commentaires | notas | observaciones | comentarios | osservazioni | opmerkingen | notities | observacoes | memo | background | background info | about | additional information | special instructions | anteckningar | noter | notater | uwagi | notatki | poznamky | notlar | заметки | примечание | комментарий | 備考 | メモ | 备注 | 備註 | 메모 | 비고 | ملاحظات | टिप्पणी | details | customer details | person notes | internal note | internal notes | recent note | observations | anteckning | noteringar | extra info | misc | more info | commentaire | remarque | nota | observacion | notes context';
const TAGS =
  'tags | tag | label | labels | categories | category | group | groups | group membership | organization - labels | organization - label | schlagworte | kategorien | kategorie | etiquettes | etiquetas | etichette | categorie | categorias | tag list | customer group | kundengruppe | kategorie kunde';
const LAST_CONTACT =
  'last contacted | last contacted on | last contact | last contact date | last activity | last activity date | last touch | last spoke | last spoken | last call | last meeting | contacted on | letzter kontakt | zuletzt kontaktiert | dernier contact | ultimo contacto | ultimo contatto | laatste contact | last interaction | last contacted time | last activity time | last contact time | date of last activity | last communication | last visit | last meeting date | date last contacted | last contacted at | last contacted date | last contact on | last communication date | last interaction date | last conversation | last visited | last seen | last email | last call date | letzter besuch | letzter anruf | letztes gesprach | derniere action | dernier echange | dernier appel | derniere visite | ultima interacao | ultimo contato | ultima interaccion | ultima visita | ultima llamada | laatst gesproken | laatste bezoek | senast kontaktad | sist kontaktet | sidst kontaktet | ostatni kontakt | posledni kontakt';
const NEXT_STEP =
  'next step | next steps | next action | follow up | followup | nachster schritt | prochaine etape | proximo paso | prossimo passo | volgende stap | next | next activity | next activity summary | next task | to do | nachste aktion | naechster schritt | prochaine action | proxima accion | proxima acao | prossima azione | volgende actie | follow up action | prochaine etape | action suivante';
const NEXT_CONTACT =
  'next step due | next activity date | follow up date | follow up on | next contact | next contact date | wiedervorlage | prochain contact | proximo contacto | next call | next meeting | next visit | next follow up | next followup date | callback date | next step date | next action date | next activity deadline | next activity due | next follow up date | next contact on | reminder date | by when | date prochaine action | prochaine date | fecha proxima accion | nachster kontakt | nachster termin | scheduled follow up | next follow up on | relance | date de relance | bis wann | echeance | rappel';
const WEBSITE =
  'website | web site | website url | url | homepage | web | web page | domain | company domain name | company website | organization - website | website 1 - value | web page 1 | business web page | internetseite | webseite | site web | site internet | sitio web | sito web | site | company url | web site url | corporate website | www | webbplats | hjemmeside | strona www | сайт | internet | pagina web | page web | hemsida | business website | work website | company web page';

const PERSON: Synonyms = {
  'contact.title':
    'name prefix | prefix | salutation | anrede | civilite | titel | titre | tratamiento | aanhef | honorific',
  'contact.firstName':
    'first name | firstname | given name | vorname | prenom | nombre | nome | voornaam | first | person - first name | contact first name | firstname1 | fornamn | förnamn | fornavn | imie | imię | jmeno | ad | имя | 名 | 名字 | 이름 | الاسم الأول | prenom du contact | first names | forename | givenname',
  'contact.middleName':
    'middle name | additional name | zweiter vorname | deuxieme prenom | segundo nombre | middle | tussenvoegsel | weitere vornamen | middle initial',
  'contact.lastName':
    'last name | lastname | surname | family name | nachname | familienname | nom de famille | nom | apellido | apellidos | cognome | achternaam | sobrenome | last | person - last name | contact last name | efternamn | efternavn | etternavn | nazwisko | prijmeni | soyad | фамилия | 姓 | 성 | sn',
  'contact.suffix': 'name suffix | suffix',
  'contact.nickname': 'nickname | nick name | spitzname | surnom | apodo',
  'contact.role':
    'role | job title | title | position | function | person - job title | organization title | organization 1 - title | funktion | stelle | beruf | poste | fonction | cargo | puesto | ruolo | functie | funcao | job position | department role | occupation | designation | contact title | organization 1 - job description | befattning | stilling | stanowisko | pozice | unvan | должность | 役職 | 职位 | 직책 | headline | qualifica | mansione | tjanst | rolle',
  'contact.emails':
    'email | e-mail | mail | email address | e-mail address | primary email | secondary email | work email | additional email addresses | additional emails | e-mail 2 address | e-mail 3 address | e-mail 1 - value | e-mail 2 - value | e-mail 3 - value | e-mail 4 - value | person - email | person - email - work | person - email - home | person - email - other | e-mail adresse | emailadresse | courriel | adresse e-mail | adresse mail | correo | correo electronico | posta elettronica | e-mailadres | email work | email home | email other | home email | other email | business email | personal email | email 1 | email id | mail id | user email | lead email | e-mail personal | correo electronico principal | e-post | epost | adres e-mail | e-posta | eposta | почта | эл. почта | электронная почта | メール | メールアドレス | 邮箱 | 电子邮件 | 電子郵件 | 이메일 | البريد | البريد الإلكتروني | ईमेल | primary smtp address | smtp address',
  'contact.phones':
    'phone | telephone | phone number | mobile | mobile phone | mobile phone number | mobile number | cell | cell phone | cellphone | work phone | home phone | business phone | business phone 2 | home phone 2 | other phone | primary phone | asst phone | assistant phone | company main phone | car phone | phone 1 - value | phone 2 - value | phone 3 - value | phone 4 - value | person - phone | person - phone - work | person - phone - home | person - phone - mobile | person - phone - other | telefon | telefonnummer | handy | mobil | mobiltelefon | rufnummer | tel | tel. | telephone mobile | portable | telefono | movil | cellulare | telefoon | mobiel | telefone | celular | mobile no | mobile no. | phone no | phone no. | contact no | contact no. | contact number | tel no | phone numbers | whatsapp | whatsapp number | phone work | phone main | phone other | work number | home number | phone business | phone mobile | phone home | direct phone | direct line | office phone | company phone | main phone | user phone | lead phone | day phone | evening phone | telefonnr | mobilnummer | mobilnr | komorka | telefon komorkowy | cep telefonu | телефон | мобильный | 電話 | 電話番号 | 携帯 | 电话 | 手机 | 電話號碼 | 전화 | 전화번호 | 휴대폰 | الهاتف | الجوال | फ़ोन | मोबाइल',
  'contact.birthday':
    'birthday | birth date | birthdate | date of birth | dob | person - birthday | geburtstag | geburtsdatum | anniversaire | date de naissance | cumpleanos | fecha de nacimiento | compleanno | data di nascita | verjaardag | geboortedatum | data de nascimento | aniversario | birth_date | birthdate | födelsedag | fodelsedag | urodziny | data urodzenia | день рождения | 生年月日 | 생일 | 生日',
  'contact.birthYear': 'birth year | geburtsjahr',
  'contact.birthMonth': 'birth month | geburtsmonat',
  'contact.birthDay': 'birth day | geburtstag tag',
};

/** Kept as small facts under their own heading: Rapport has no field for them, and they are not to be lost. */
const FACTS =
  'home county | home post code | work county | work post code | home address2 | work address2 | home zipcode | work zip | hausnr | hausnummer | zusatz | ust id | ustid | ustidnr | geschlecht | status | default address address1 | default address city | default address zip | default address country code | address street | total spend | umsatz | revenue | turnover | address | address1 | address line 1 | address line 2 | full address | mailing address | billing address | shipping address | postal address | primary address | office location | account number | tax id | tax number | vat id | abn | siret | siren | nip | company size | size | rating | gender | sex | maiden name | location | time zone | timezone | user 1 | user 2 | user 3 | user 4 | keywords | callback | telex | account | organizational id number | other street | other city | other state | other postal code | other country | other country/region | home street 2 | home street 3 | business street 3 | skype | skype id | facebook | instagram | twitter | x | linkedin url | linkedin profile | legal entity address | lead status | territory | segment | tier | budget | campaign | total spent | total orders | credit limit | payment terms | balance | open balance | delivery address | county | suburb | town | village | state/province | mailing state/province | shipping street | shipping city | shipping state | shipping postal code | shipping country | ticker symbol | sic description | street | street address | street address 2 | address 2 | city | state | state/region | region | province | postal code | zip | zip code | zip/postal code | country | country/region | fax | fax phone | business fax | home fax | other fax | industry | number of employees | employees | annual revenue | type of business | linkedin | linkedin company page | linkedin bio | twitter handle | twitter username | facebook company page | spouse | children | assistant | assistants name | managers name | manager | department | reports to | hobby | hobbies | anniversary | profession | language | vat | vat number | organization - address | organization - industry | mailing street | mailing city | mailing state | mailing state/province | mailing zip | mailing zip/postal code | mailing country | billing street | billing city | billing state | billing state/province | billing zip | billing zip/postal code | billing country | billing postal code | mailing postal code | home zip code | work zip code | fax number | business street | business street 2 | business city | business state | business postal code | business country | business country/region | home street | home city | home state | home postal code | home country | home country/region | work address | work address 2 | work city | work state | work zipcode | work country | home address | home address 2 | home zipcode | address 1 - formatted | address 2 - formatted | organization department | organization 1 - department | organization 1 - location | relation 1 - value | event 1 - value | custom 1 | custom 2 | custom 3 | custom 4 | pager | pager number | screen name | im | strasse | ort | stadt | plz | postleitzahl | land | branche | adresse | ville | code postal | pays | direccion | ciudad | codigo postal | pais | indirizzo | citta | cap | paese | adres | plaats | postcode | provincia | partita iva | codice fiscale | nif | cif | umsatzsteuer id | steuernummer | kundennummer | kunden nr | klantnummer | kundnr | customer number | customer no | code client | codice cliente | client code | sector | founded | year established | headquarters | headquarters location | org nr | toll free | jahrestag | kinder | partner | abteilung | schools | personal web page | web page 2 | personal website | c p | linked in | linkedin profile url | l | district';

export const HEADERS: Record<Table, Synonyms> = {
  customers: {
    'customer.id':
      'id | rapport id | record id | company id | account id | organization - id | crm id | organization id | customer id | customer no | customer number | client id | kundennummer | kundennr | numero client',
    'customer.name': `name | ${COMPANY}`,
    'customer.aliases': 'aliases | alias | other names | also known as | aka | weitere namen | alias names',
    'customer.standing':
      'standing | lifecycle stage | status | customer status | account status | relationship | stage | crm status | type | account type | customer type | kundenstatus | statut | estado | stato | relationship type | client status | prospect status | status label',
    'customer.owner': OWNER,
    'customer.website': WEBSITE,
    'customer.tags': TAGS,
    'customer.source':
      'source | lead source | original source | original traffic source | account source | how they found us | channel | data source | acquisition channel | referral source | origin | herkunft | quelle | origine | origen | bron',
    'customer.referredBy':
      'referred_by | referred by | referrer | referral | recommended by | empfohlen von | recommande par | recomendado por',
    'customer.buys': 'buys | products | products bought | buys from us | kauft | produkte',
    'customer.needs': 'needs | need | requirements | bedarf | bedurfnisse | besoins | necesidades',
    'customer.needsMet': 'needs_met | needs met',
    'customer.competitors':
      'competitors | competitor | buys from others | wettbewerber | concurrents | competidores',
    'customer.whyNot': 'why_not | why not | reason | lost reason | reason lost | objection',
    'customer.wonFrom': 'won_from | won from | previous supplier',
    'customer.lostTo': 'lost_to | lost to',
    'customer.cadenceDays': 'cadence_days | cadence days | cadence | contact every days',
    'customer.importantDates': 'important_dates | important dates | dates',
    'customer.remember': 'remember | to remember | facts | merken | good to know',
    'customer.customerSince':
      'customer_since | customer since | became a customer date | client since | kunde seit | client depuis | cliente desde | close date | subscription date | signup date | sign up date | join date | joined | joined on | member since | since',
    'customer.createdAt':
      'created_at | created at | create date | created | created date | created on | added on | organization - organization created | account created date | angelegt am | erstellt am | date de creation | fecha de creacion | created utc | created time | date created | date added | creation date | date creation | fecha de alta | data creazione | data de criacao | date registered | datum angelegt',
    'customer.fact': `${PERSON['contact.phones']} | ${PERSON['contact.emails']} | ${FACTS}`,
    'customer.notes': NOTES,
    'contact.name':
      'contact | contact name | contact person | main contact | primary contact | ansprechpartner | kontakt | kontaktperson | interlocuteur | contacto | contato | pessoa de contato | persona de contacto | referente | contactpersoon | contact full name | main contact name | primary contact name | point of contact | attention | kontaktperson name | osoba kontaktowa | nom du contact | persoon',
    'contact.emails': 'contact email | contact e-mail | contact mail | primary contact email',
    'contact.phones': 'contact phone | contact number | primary contact phone',
    'contact.role': 'contact role | contact title | contact job title',
    'interaction.at': LAST_CONTACT,
    'interaction.nextStep': NEXT_STEP,
    'interaction.nextStepDue': NEXT_CONTACT,
    'interaction.feeling': 'feeling | mood | stimmung',
  },
  contacts: {
    'contact.name':
      'name | full name | display name | contact name | contact person | person | person - name | file as | ansprechpartner | vollstandiger name | anzeigename | nom complet | nombre completo | nome completo | volledige naam | contact full name | primary contact | main contact | primary contact name | main contact name | lead name | customer name | client name | contact | lead | names | namn | navn | nazwa | jmeno a prijmeni | ad soyad | isim | фио | 氏名 | 名前 | 姓名 | 성명 | الاسم | नाम | nom et prenom | prenom nom | nombre y apellidos | nome e cognome | persona de contacto | contactpersoon | nom du contact | osoba kontaktowa | kontaktperson | anspr person | ansprechperson | cn',
    ...PERSON,
    'customer.name': `${COMPANY} | related company | organization 1 - name | person - organization | company 1 | companies | client name | client`,
    'customer.website': WEBSITE,
    'customer.owner': OWNER,
    'customer.standing':
      'lifecycle stage | standing | stage | lifecycle status | contact status | crm status | lead status | status | statut | estado | stato | contact type | deal stage | customer status | client status | prospect status | relationship type | status label | relationship',
    'customer.source':
      'lead source | original source | source | original traffic source | data source | channel | how they found us | referral source',
    'customer.referredBy': 'referred by | referrer | recommended by | empfohlen von',
    'interaction.nextStep': NEXT_STEP,
    'interaction.nextStepDue': NEXT_CONTACT,
    'customer.customerSince':
      'customer since | subscription date | signup date | sign up date | join date | joined | member since',
    'customer.tags': TAGS,
    'contact.id': 'id | rapport id | record id | contact id | person - id | lead id | user id | person id',
    'contact.remember': 'remember | to remember | facts',
    'contact.fact': FACTS,
    'contact.notes': NOTES,
    'contact.createdAt':
      'created_at | created at | create date | created date | created | person - person created | created time | creation date | date created | date added | created on | date registered | data creazione | fecha de alta | date de creation | erstellt am | angelegt am | added | added on',
    'interaction.at': LAST_CONTACT,
  },
  interactions: {
    'customer.id': 'customer id | company id | account id',
    'customer.name': COMPANY,
    'interaction.id': 'id | rapport id | record id | activity id | task id',
    'interaction.contact':
      'contact | contact name | person | with | associated contact | attendees | contact person | name | ansprechpartner | kontakt | spoke to | talked to | met with | gesprachspartner | interlocuteur | interlocutor | kontaktperson',
    'interaction.kind':
      'kind | type | activity type | task subtype | task type | channel | art | typ | tipo | interaction type | communication type | contact type | method | contact method',
    'interaction.at':
      'occurred_at | occurred at | date | at | when | activity date | date/time | call date | meeting date | start date | start | started at | timestamp | time stamp | due date | created date | created at | create date | date created | done on | datum | fecha | data | completed date/time | date and time | datetime | day | start time | note add time',
    'interaction.time': 'time | due time | uhrzeit | heure | hora | ora',
    'interaction.by':
      'by | logged by | author | user | assigned to user | assigned to | assigned | von | par | owner | activity assigned to | created by | rep | sales rep | who | responsible | colleague | wer | handled by | mitarbeiter | bearbeiter | commercial | comercial | vendeur',
    'interaction.subject':
      'subject | call title | meeting name | meeting title | email subject | task title | title | betreff | objet | asunto | oggetto | onderwerp | activity | interaction | topic',
    'interaction.text': `text | body | what happened | summary | full comments | details | note body | call notes | call body | meeting notes | meeting description | email body | message | content | ${NOTES} | bericht | gesprachsnotiz | besuchsbericht | inhalt | compte rendu | verslag | resoconto | informe | resumen`,
    'interaction.outcome': 'outcome | result | ergebnis | resultat | resultado | call outcome',
    'interaction.feeling': 'feeling | mood | sentiment | stimmung',
    'interaction.nextStep':
      'next_step | next step | next steps | nachster schritt | next | next action | follow up | follow up action | prochaine etape | proximo paso | prossimo passo | volgende stap',
    'interaction.nextStepDue':
      'next_step_due | next step due | due | by when | due by | next action date | follow up date | next contact | next contact date | bis wann | bis | echeance | until | deadline',
    'interaction.nextStepOwner': 'next_step_owner | next step owner',
  },
  commitments: {
    'customer.id': 'customer id | company id | account id',
    'customer.name': COMPANY,
    'commitment.id': 'id | rapport id | record id | task id',
    'commitment.kind': 'kind | type | task type | art | typ',
    'commitment.text': `text | task | task title | task name | task subject | title | subject | what | promise | aufgabe | tache | tarea | ${NOTES} | what we promised | complaint | beschwerde | reklamation | reclamation | was`,
    'commitment.due':
      'due | due date | due on | deadline | fallig | fallig am | frist | echeance | vencimiento | until | bis | bis wann | by when | echeance',
    'commitment.owner': `${OWNER} | by | handled by | who`,
    'commitment.status': 'status | task status | state | done',
    'commitment.openedAt':
      'opened_at | opened at | opened | created | created at | create date | eroffnet | date | datum | reported on | received on',
    'commitment.closedAt':
      'closed_at | closed at | closed | completed | completed at | done on | closed on | resolved on | resolved at',
    'commitment.outcome': 'outcome | result | ergebnis | resolution | losung',
  },
  purchases: {
    'customer.id': 'customer id | company id | account id',
    'customer.name': `${COMPANY} | client name | buyer | sold to | billing name | billing company | name`,
    'purchase.id':
      'id | rapport id | record id | order id | order number | order no | invoice number | invoice no | deal id | opportunity id | rechnungsnr | rechnungsnummer | auftragsnummer | numero de facture | factura',
    'purchase.day':
      'date | day | purchase date | order date | invoice date | close date | bought on | transaction date | sale date | sold on | paid at | paid on | created at | closed date | won time | datum | bestelldatum | rechnungsdatum | fecha | data | date de commande',
    'purchase.item':
      'item | product | product name | product/service | item name | item description | lineitem name | line item name | article | description | memo/description | memo | service | line item | deal name | deal | opportunity | opportunity name | deal - title | artikel | produkt | produit | producto | articulo | prodotto',
    'purchase.quantity':
      'quantity | qty | units | lineitem quantity | units sold | menge | anzahl | quantite | cantidad | quantita',
    'purchase.amount':
      'amount | total | total amount | line total | net amount | grand total | order total | price | sum | value | sales | revenue | lineitem price | deal value | deal - value | close value | betrag | summe | preis | umsatz | montant | prix | importe | precio | importo | bedrag | gesamtpreis | gesamtbetrag | gesamt | total price | prix total | montant ht | montant ttc | importo totale | totale',
    'purchase.currency':
      'currency | currency code | deal - currency | deal - currency of value | wahrung | devise | moneda | valuta | amount currency',
    'purchase.stage': 'deal - status | deal status | deal stage | stage | opportunity stage | sales stage',
    'purchase.by':
      'by | entered by | salesperson | owner | deal owner | opportunity owner | sales owner | sales rep | sales agent',
  },
};
