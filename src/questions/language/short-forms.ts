/** What one asks with, run together with the verb after it: "whats", "who'd", "what've". */
const ASKING = 'what who when where why how'
  .split(' ')
  .flatMap((word) =>
    Object.entries({ s: 'is', d: 'did', re: 'are', ve: 'have', ll: 'will' }).map(([end, verb]) => [
      `${word}${end}`,
      `${word} ${verb}`,
    ]),
  );
/** How people write in a hurry. Only whole words; a word that is somebody's name is left to the names. */
const SHORT: Record<string, string> = Object.fromEntries([
  ...ASKING,
  ...`whom=who;whomever=who;whoever=who;whosoever=who;cannot=can not;n=and;u=you;ur=your;r=are;w=with;wo=without;thru=through;
  gimme=give me;lemme=let me;wanna=want to;gonna=going to;gonnae=will you;gotta=have to;dont=do not;doesnt=does not;didnt=did not;isnt=is not;
  arent=are not;wasnt=was not;werent=were not;hasnt=has not;havent=have not;hadnt=had not;cant=can not;wont=will not;couldnt=could not;
  aint=is not;im=i am;ive=i have;id=i would;youve=you have;theyve=they have;theyd=they would;theyll=they will;shes=she is;hes=he is;youre=you are;youll=you will;youd=you would;itll=it will;wouldnt=would not;shouldnt=should not;mustnt=must not;neednt=need not;weve=we have;theyre=they are;thats=that is;theres=there is;
  em=them;pls=please;plz=please;mtg=meeting;mtgs=meetings;bday=birthday;bdays=birthdays;cust=customer;custs=customers;hr=hour;hrs=hours;
  mins=minutes;wk=week;wks=weeks;yr=year;yrs=years;mth=month;mo=month;qtr=quarter;abt=about;bc=because;cos=because;btw=by the way;
  ppl=people;y=why;ytd=this year so far;eod=end of today;tmrw=tomorrow;todays=today;tomorrows=tomorrow;yesterdays=yesterday;gotta=have to;shoulda=should have;shouldve=should have;wouldve=would have;couldve=could have;mustve=must have;mightve=might have;woulda=would have;coulda=could have;oughta=ought to;tmw=tomorrow;tomorow=tomorrow;yday=yesterday;tdy=today;
  comp=competitor;comps=competitors;acct=account;accts=accounts;acc=account;tel=phone;fone=phone;e=e;mail=mail;info=information;
  rn=right now;atm=at the moment;asap=soon;wrt=regarding;sth=something;smth=something;nxt=next;prev=previous;msg=message;msgs=messages;
  convo=conversation;convos=conversations;sup=what is up;wot=what;wat=what;wut=what;hvnt=have not;havnt=have not;dnt=do not;dosnt=does not;wudnt=would not;shud=should;wud=would;cud=could;hv=have;hav=have;wich=which;teh=the;alot=a lot;til=until;cuz=because;b4=before;2day=today;rly=really;
  tho=though;nvm=never mind;fyi=for your information;ytdate=this year so far;wotsup=what is up;whassup=what is up;thatve=that have;thatre=that are;thatd=that would;therere=there are;
  arvo=afternoon;fae=from;frae=from;wi=with;dae=do;didnae=did not;havenae=have not;hasnae=has not;isnae=is not;wis=was;whae=who;whit=what;noo=now;aboot=about;oot=out;
  quit=left;insta=instagram;ig=instagram;fb=facebook;
  takings=revenue;quid=money;dosh=money;punters=customers;punter=customer`
    .split(';')
    .map((pair) => pair.trim().split('='))
    .map(([short = '', long = '']) => [short, long]),
]);

/** The words that a short form stands for, or null. */
export const spelledOut = (word: string): string[] | null => SHORT[word]?.split(' ') ?? null;
