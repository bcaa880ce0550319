import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Feeling, InteractionKind } from '../../../src/domain/kinds.ts';
import { readNote, readNoteBody } from '../../../src/domain/text/note-line.ts';

// Wednesday, 25 November 2026, 11:00 in Berlin.
const options = { now: new Date('2026-11-25T10:00:00Z'), zone: 'Europe/Berlin' };
const read = (text: string) => readNote(text, options);
const body = (text: string, people: string[] = []) => readNoteBody(text, { ...options, people });

describe('a note', () => {
  it('is understood whole', () => {
    expect(read('Acme: called Dana, happy with the new grinder. Next: send the quote by Friday')).toEqual({
      customer: 'Acme',
      customerCandidates: [
        { name: 'Acme', rest: 'called Dana, happy with the new grinder. Next: send the quote by Friday' },
      ],
      kind: 'call',
      kindWord: 'called',
      contactName: 'Dana',
      at: null,
      body: 'called Dana, happy with the new grinder.',
      outcome: null,
      feeling: 1,
      nextSteps: [{ text: 'send the quote', due: '2026-11-27' }],
      promises: [],
    });
  });

  it('may have every part', () => {
    const note = read(
      'O’Brien & Sons – yesterday at 4 spoke to Dr. Fox about prices; very happy. Outcome: renews for a year. ' +
        'Next: send contract by end of month; call Peter on Monday. Promise: free service in two weeks. Todo: invoice in Q1',
    );
    expect(note).toMatchObject({
      customer: "O'Brien & Sons",
      kind: 'call',
      contactName: 'Dr. Fox',
      at: { day: '2026-11-24', hasTime: true, matched: 'yesterday at 4', index: 0 },
      body: 'yesterday at 4 spoke to Dr. Fox about prices; very happy.',
      outcome: 'renews for a year.',
      feeling: 2,
      nextSteps: [
        { text: 'send contract', due: '2026-11-30' },
        { text: 'call Peter', due: '2026-11-30' },
        { text: 'invoice', due: '2027-01-01' },
      ],
      promises: [{ text: 'free service', due: '2026-12-09' }],
    });
    expect(note.at?.at.toISOString()).toBe('2026-11-24T15:00:00.000Z');
  });

  it('may be a customer alone', () => {
    expect(read('Acme West')).toMatchObject({ customer: 'Acme West', body: '', nextSteps: [] });
    expect(read('Acme:')).toMatchObject({ customer: 'Acme', body: '' });
  });

  it.each(['', '   ', ':', ': : :', '-', '\n'])('may be nothing: %j', (text) => {
    expect(read(text)).toMatchObject({ body: '', nextSteps: [], contactName: null, at: null, feeling: null });
  });
});

describe('the customer of a note', () => {
  it.each([
    ['Acme: called Dana', 'Acme', 'called Dana'],
    ['Acme:called Dana', 'Acme', 'called Dana'],
    ['Acme：called Dana', 'Acme', 'called Dana'],
    ['Acme - called Dana', 'Acme', 'called Dana'],
    ['Acme — called Dana', 'Acme', 'called Dana'],
    ['Acme\ncalled Dana', 'Acme', 'called Dana'],
    ['Acme, called Dana', 'Acme', 'called Dana'],
    ['Acme called Dana', 'Acme', 'called Dana'],
    ['Acme West called Dana - happy', 'Acme West', 'called Dana - happy'],
    ['"Acme: West" called Dana', 'Acme: West', 'called Dana'],
    ['“Acme: West”: called Dana', 'Acme: West', 'called Dana'],
    ['Smith-Jones: rang Tom', 'Smith-Jones', 'rang Tom'],
    ['Dr. Oetker: met Anna', 'Dr. Oetker', 'met Anna'],
    ['株式会社アクメ: called Dana', '株式会社アクメ', 'called Dana'],
    ['שלום בע"מ: called Dana', 'שלום בע"מ', 'called Dana'],
    ['Acme: at 16:30 called Dana', 'Acme', 'at 16:30 called Dana'],
    ['Acme see https://acme.com: nice', 'Acme see https://acme.com', 'nice'],
    ['Next: called Tom.', 'Next', 'called Tom.'],
    ['Meeting Point GmbH called today', 'Meeting Point GmbH', 'called today'],
    ['Call Center Pros: met Joe', 'Call Center Pros', 'met Joe'],
    ['Acme 24/7: called Dana', 'Acme 24/7', 'called Dana'],
    ['Toys "R" Us: met Joe', 'Toys "R" Us', 'met Joe'],
  ])('%j is %j', (text, customer, rest) => {
    const note = read(text);
    expect(note.customer).toBe(customer);
    expect(note.body).toBe(rest);
    expect(note.customerCandidates).toContainEqual({ name: customer, rest });
  });

  it.each([
    ['Acme: West: called Dana', ['Acme: West', 'Acme']],
    ['Acme - West - called Dana', ['Acme - West', 'Acme']],
    ['Acme called Dana', ['Acme called Dana', 'Acme called', 'Acme']],
    ['Acme: called Dana. Next: send x', ['Acme']],
    ['Acme: called Dana\nNext: send x', ['Acme']],
    ['Acme: Next: send x', ['Acme']],
    ['Next: called Tom. Next: send x', ['Next']],
    ['Next called Tom. Next: send x', ['Next called Tom.', 'Next called', 'Next']],
    ['"Acme: West": called: Dana', ['Acme: West']],
    ['one two three four five six seven', ['one two three four five six', 'one two three four five']],
  ])('may be, in %j, one of %j', (text, names) => {
    expect(
      read(text)
        .customerCandidates.map(({ name }) => name)
        .slice(0, names.length),
    ).toEqual(names);
  });

  it('named "Next" keeps its next step', () => {
    expect(read('Next: called Tom. Next: send x tomorrow')).toMatchObject({
      customer: 'Next',
      contactName: 'Tom',
      body: 'called Tom.',
      nextSteps: [{ text: 'send x', due: '2026-11-26' }],
    });
  });
});

describe('what happened', () => {
  it.each([
    ['called Dana', 'call'],
    ['Dana phoned', 'call'],
    ['rang them', 'call'],
    ['spoke to Dana', 'call'],
    ['no answer, left a voicemail', 'call'],
    ['visited the plant', 'visit'],
    ['dropped by with samples', 'visit'],
    ['on site with Dana', 'visit'],
    ['met Dana', 'meeting'],
    ['lunch with Dana', 'meeting'],
    ['had a coffee with Dana', 'meeting'],
    ['zoom with Dana', 'meeting'],
    ['demo for the team', 'meeting'],
    ['emailed the offer', 'email'],
    ['e-mail from Dana', 'email'],
    ['wrote to Dana', 'email'],
    ['sent Dana the quote', 'email'],
    ['messaged Dana', 'message'],
    ['texted Dana', 'message'],
    ['wrote to Dana on WhatsApp', 'message'],
    ['sent her a text', 'message'],
    ['DM from Dana', 'message'],
    ['trade fair in Milan, saw Dana', 'event'],
    ['at the conference', 'event'],
    ['sent flowers', 'gift'],
    ['gave Dana a bottle of wine', 'gift'],
    ['complained about late delivery', 'complaint'],
    ['Dana called to complain about the invoice', 'complaint'],
    ['complaint: wrong size', 'complaint'],
    ['angry about the invoice', 'complaint'],
    ['called, never complained', 'call'],
    ['called Dana about the complaint', 'call'],
    ['internal: may be bought by Globex', 'other'],
    ['FYI: budget frozen', 'other'],
    ['research: they use Globex grinders', 'other'],
    ['wants to visit, called today', 'visit'],
    ['new grinder works', 'meeting'],
    ['recalled the parts', 'meeting'],
  ])('%j is a %s', (text, kind) => {
    expect(body(text).kind).toBe(kind);
  });

  it('is marked as assumed where no word tells', () => {
    expect(body('new grinder works').kindWord).toBeNull();
    expect(body('Called Dana').kindWord).toBe('Called');
  });
});

describe('the contact of a note', () => {
  it.each([
    ['called Dana', 'Dana'],
    ['called Dana Fox, happy', 'Dana Fox'],
    ['spoke to Dana Fox about prices', 'Dana Fox'],
    ['lunch with Dana and Peter', 'Dana'],
    ['met Ludwig van Beethoven', 'Ludwig van Beethoven'],
    ["met Sean O'Brien and Jean-Luc", "Sean O'Brien"],
    ['called Mr. Fox again', 'Fox'],
    ['called Dr. Fox', 'Dr. Fox'],
    ['met Élodie', 'Élodie'],
    ['email from Dana: wants a discount', 'Dana'],
    ['sent flowers to Dana', 'Dana'],
    ['gave Dana a bottle of wine', 'Dana'],
    ['sent Dana the quote', 'Dana'],
    ['Dana called', 'Dana'],
    ['at 9 Dana Fox called', 'Dana Fox'],
    ['Dana is fine with the price', 'Dana'],
    ['meeting at the office with Dana', 'Dana'],
    ['met Dana on Friday', 'Dana'],
    ['call w/ Gavin, wants a demo', 'Gavin'],
    ['called  Dana  Fox', 'Dana Fox'],
    ['meeting on 24.11. with Dana', 'Dana'],
    ['Dana & Tom visited us', 'Dana'],
    ['Dana Fox and Tom called', 'Dana Fox'],
    ['Dana: "we are not happy"', 'Dana'],
    ['Dana was at our event', 'Dana'],
    ['ran into Dana at the station', 'Dana'],
    ['they are switching to Globex', null],
    ['called dana', null],
    ['called the CEO', null],
    ['called Reception', null],
    ['called on Monday', null],
    ['Quick call', null],
    ['Budget frozen', null],
    ['We called', null],
    ['visited Tuesday', null],
    ['messaged @dana', null],
    ['called. Great grinder', null],
  ])('%j is %j', (text, name) => {
    expect(body(text).contactName).toBe(name);
  });

  it.each([
    ['called dana, happy', 'Dana Fox'],
    ['called DANA FOX', 'Dana Fox'],
    ['lunch with élodie', 'Élodie Müller'],
    ['elodie called', 'Élodie Müller'],
    ['called Dana Miller', 'Dana Miller'],
    ['called tom', null],
    ['called Tom', 'Tom'],
    ['called danas office', null],
  ])('%j is %j among known people', (text, name) => {
    expect(body(text, ['Dana Fox', 'Élodie Müller', 'Tom Ford', 'Tom Hall']).contactName).toBe(name);
  });

  it('is not the customer', () => {
    expect(read('Acme: Acme called').contactName).toBeNull();
  });
});

describe('how the customer felt', () => {
  it.each([
    ['happy with the grinder', 1],
    ['pleased', 1],
    ['Dana likes it', 1],
    ['very happy', 2],
    ['delighted', 2],
    ['not happy', -1],
    ['not very happy', -1],
    ['wasn’t really happy', -1],
    ['not unhappy', 0],
    ['unhappy', -1],
    ['very unhappy', -2],
    ['worried about prices', -1],
    ['furious', -2],
    ['not angry', 0],
    ['all fine', 0],
    ['ok', 0],
    ['not ok', -1],
    ['was angry, now happy', 1],
    ['happy with the grinder but worried about the price', -1],
    ['delighted, price is fine', 2],
    ['complained about delivery', -1],
    ['Dana 😡', -2],
    ['great 😀', 1],
    ['❤️ the new grinder', 2],
    ['thanks :slightly_smiling_face:', 1],
    ['called :rage:', -2],
    ['good talk :)', 1],
    ['we are worried', null],
    ["I'm happy with that", null],
    ['Dana: "we are not happy"', -1],
    ['we met, Dana is happy', 1],
    ['wished a happy birthday', null],
    ['happy to help them', null],
    ['called Dana', null],
    ['unhappiness index', null],
  ])('%j is %j', (text, feeling) => {
    expect(body(text).feeling).toBe(feeling);
  });

  it('is told by the outcome too, but not by what is to be done', () => {
    expect(body('called Dana. Outcome: delighted').feeling).toBe(2);
    expect(body('called Dana. Next: make them happy').feeling).toBeNull();
  });
});

describe('when it happened', () => {
  it.each([
    ['called Dana yesterday at 4', '2026-11-24T15:00'],
    ['called Dana at 9, happy', '2026-11-25T08:00'],
    ['this morning called Dana', '2026-11-25T08:00'],
    ['an hour ago called Dana', '2026-11-25T09:00'],
    ['called Dana on Friday about the delivery', '2026-11-20T11:00'],
    ['met Dana at the trade fair on 3 Oct', '2026-10-03T10:00'],
    ['Called Dana. Yesterday at 4.', '2026-11-24T15:00'],
    ['called Dana, happy (yesterday)', '2026-11-24T11:00'],
    ['met Dana, Nov 3, 14:00', '2026-11-03T13:00'],
  ])('%j was at %sZ', (text, at) => {
    expect(body(text).at?.at.toISOString().slice(0, 16)).toBe(at);
    expect(body(text).body).toBe(text);
  });

  it.each([
    'called Dana, they open on Friday',
    'called Dana about the delivery on Friday',
    'called Dana, she ordered 3 weeks ago',
    'called Dana about the order of last week',
    'called Dana, back from holiday since Monday',
    'called Dana, meeting at 4',
    'called Dana, visit tomorrow',
    'called, they met on Monday, she on Tuesday, he on Friday, it on Sunday, who on 3 Oct',
    'called Dana',
  ])('is not said by %j', (text) => {
    expect(body(text).at).toBeNull();
  });
});

describe('what comes next', () => {
  it.each([
    ['called. Next: send the quote by Friday', 'called.', [['send the quote', '2026-11-27']]],
    ['called Next: send the quote', 'called', [['send the quote', null]]],
    ['called; next: send the quote.', 'called;', [['send the quote', null]]],
    ['called. NEXT STEP: send it', 'called.', [['send it', null]]],
    [
      'called. Next steps:\n- send it by Friday\n• call Tom tomorrow\n3) rest',
      'called.',
      [
        ['send it', '2026-11-27'],
        ['call Tom', '2026-11-26'],
        ['rest', null],
      ],
    ],
    ['called. Next - send it', 'called.', [['send it', null]]],
    [
      'called. Todo: a; b tomorrow',
      'called.',
      [
        ['a', null],
        ['b', '2026-11-26'],
      ],
    ],
    ['called. Follow-up: in 2 weeks', 'called.', [['in 2 weeks', '2026-12-09']]],
    ['called 😀 Next: x', 'called 😀', [['x', null]]],
    ['called. Next：x', 'called.', [['x', null]]],
    ['called. Next:', 'called.', []],
    ['called. Next: . Next: ;;', 'called.', []],
    ['asked what is next: nothing', 'asked what is next: nothing', []],
    ['Nextcloud: works', 'Nextcloud: works', []],
  ])('%j', (text, happened, steps) => {
    const note = body(text);
    expect(note.body).toBe(happened);
    expect(note.nextSteps).toEqual(steps.map(([step, due]) => ({ text: step, due })));
  });
});

describe('a hostile note', () => {
  it('never makes it throw, and loses no word', () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom(
        'Next:',
        'Outcome:',
        ':',
        '-',
        '"',
        'called',
        'Dana',
        'yesterday',
        'by Friday',
        '\n',
        '😀',
        '.',
        '\u202e',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 15 }), (list) => {
        const note = read(list.join(' '));
        InteractionKind.parse(note.kind);
        Feeling.nullable().parse(note.feeling);
        for (const { name } of note.customerCandidates) expect(name).not.toBe('');
        const all = JSON.stringify(note);
        for (const kept of ['Dana', 'called']) if (list.includes(kept)) expect(all).toContain(kept);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ':',
    ' ',
    'a',
    'Acme ',
    'A: ',
    'Next: ',
    'Next: by Friday ',
    '😀',
    'sent a ',
    'not very ',
    'called Dana with ',
    'Dana Dana ',
    "A. O'",
    '\n',
    ' - ',
    '"',
    'yesterday ',
    'happy ',
    '\u202e',
    ':a',
    'x; ',
    '(',
    'to do',
  ])('is read in no time: %j over and over', (piece) => {
    const text = `Acme: ${piece.repeat(Math.ceil(100_000 / piece.length))}`;
    const start = performance.now();
    read(text);
    read(text.slice(6));
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
