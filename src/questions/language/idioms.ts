import { stem } from '../../domain/text/stem.ts';

/**
 * Turns of phrase, and how they are put plainly: `plain words: idiom | idiom`. Words are compared by their stems; `~` is an
 * article or whose it is ("hang up ~ hat"), which may be missing. Nothing before the colon: it says nothing that matters.
 */
const IDIOMS = `
: for my overview | for my records | for my report | for my notes | for my information | for my understanding | for my orientation
: for the record | off the top of ~ head | in all honesty | out of curiosity | out of interest | while we be at it
: for what it be worth | for what it worth | truth be told | to cut a long story short | long story short | if memory serves
: bear with me | between you and me | just between us | when you get a chance | when you get a minute | for my sins | as luck would have it
: on the off chance | give or take | come to think of it | mind you | fair enough | fair dos | at ~ end of the day | if you would be so kind
: for heaven's sake | for the love of god | no rush | no worries | strictly speaking | as far as i know | as far as we know | if i may
: or the other way round | or the other way around | or vice versa | or the reverse | or is it the other way round
tell me: walk me through | talk me through | take me through | run me through
should: ought to
now: as things stand | as it stands | as we speak | for the time being | at this point in time | in this day and age | nowadays
what be due: what be we meant to have done | what be we supposed to have done | what be we meant to get done | what be we supposed to get done | what be we meant to do | what be we supposed to do
mean: meant
: i mean | i meant | i do mean | what i mean be | i mean to say
stop buying: left buying | left ordering
: tell us the worst | tell me the worst | give it to me straight | give it to us straight | break it to me
: oh no | oh dear | oh my | dear me
list: list me | list me out | list us | list out
but: although | albeit
allocate: allot | allotted
smallest: littlest
this year: the running year | the present year as on date | the present year
until now: as on date
buyers: takers | subscribers
buy: subscribe to | subscribed to | be subscribed to | be signed up for
last time: last time round | last time around | last time out
last purchase: last payment | latest payment | most recent payment | last bill | latest bill | newest bill
recommend us to: pass ~ name to | pass ~ name on to | give ~ name to | pass ~ name around to | pass ~ name along to | hand ~ name on to | mention ~ name to
my accounts: my lot | my crowd | my bunch
trouble: rumpus | ruckus | palaver | hullabaloo | hoo ha
be referred by: owe ~ start with us to | owe ~ start to
who be: what do you call | what do they call
why be they so: why do they feel that way | why do they feel this way | why do they feel like that | why do they feel so | why do it feel that way | what brought that on | what brought this on | what bring that on | what bring this on | what prompted that | what triggered that
why be they so: what have them like that | what have them so | what have they like that
why: how come
call: get on the line | have on the line | had on the line | got on the line
supply: fill ~ gap | filling ~ gap | close ~ gap | closing ~ gap
as supplier: in the house | in house
refer: indicate
buy from: buy off
from us: off us | off of us
how old: what age
send us: hook us up with | set us up with | put us on to | put us onto | fix us up with
unhappy: badly disposed | ill disposed | poorly disposed | a poor feeling | a bad feeling | a low feeling
happy: well disposed | favourably disposed | kindly disposed
why be that: what lead to this | what lead to that | what led to this | what led to that | what led to it | what lead to it | what cause this | what cause that | what bring this on | what bring that on
how: in what manner | in which manner | in what fashion | by what route
without owner: go spare | going spare
chat: natter | chinwag | blether
most common: commonest
most frequent: oftenest
become customer: turn into customer | convert into customer | convert to customer
former: erstwhile | onetime
new customers: newcomers | newbies | new arrivals | new joiners | new entrants
no contact: zero contact | nil contact
no orders: zero order | nil order
no complaints: zero complaint | nil complaint
summary: short version | quick version | condensed version | abridged version | executive summary
next week: the week that starts on monday | the week that starts monday | the week starting on monday | the week starting monday | the week beginning on monday | the week beginning monday | the week that begins on monday
only: strictly
: on the dot | going back from today | counting back from today | counting from today backwards
biggest: fattest | heftiest | chunkiest | meatiest | juiciest | beefiest | weightiest | bulkiest
smallest: tiniest | teeniest | puniest | measliest | skimpiest
reason: motive | rationale | motivation
give me: run me | fire me | ping me | shoot me | shoot over | ping over | dig me out | pull me
: i remember that | i recall that
they be overdue: their time have run out | their time be up | their days be up
who: i forget who | i forgot who | i have forgotten who | i can not remember who | i do not remember who | i can not recall who | i do not recall who
which: i forget which | i forgot which | i have forgotten which | i can not remember which | i do not remember which | i can not recall which | i do not recall which
what: i forget what | i forgot what | i have forgotten what | i can not remember what | i do not remember what | i can not recall what | i do not recall what
when: i forget when | i forgot when | i have forgotten when | i can not remember when | i do not remember when | i can not recall when | i do not recall when
how: i forget how | i forgot how | i have forgotten how | i can not remember how | i do not remember how | i can not recall how | i do not recall how
where: i forget where | i forgot where | i have forgotten where | i can not remember where | i do not remember where | i can not recall where | i do not recall where
because of: on account of | on the grounds of | by reason of
in the year: in calendar year | in year | during calendar year
year: calendar year
internal note: note to self | note to ourselves | note to myself | note we write to ourselves | note we write for ourselves | note for ourselves
message: voice message | voice mail | voice note
what upset: what be eating | what be bugging | what be bothering | what be biting | what eating | what bugging | what bothering | what biting
: from start to finish | from beginning to end | from the first talk until now | from the first contact until now | from the first day until now | from the beginning until now | from the start until now
deal: dealt
number of: no of | nr of | num of
next week: the week after this one | the week after this
next month: the month after this one | the month after this
last week: the week before this one | the week before this
last month: the month before this one | the month before this
: before my time
on file: in our records | in the records | on our records | on record | in our database | in the database | in our system | in the system | in our books | on our books | in the books | in our crm | in the crm
of us: in our house | in our firm | in our company | in our office | in our shop | from our side | on our side | on our end | at our end | from our end | from our team | on our team | in our team | from our people
this year: the year so far | the year up to now
the most: ~ maximum number of | ~ greatest number of | ~ biggest number of | ~ maximum amount of | the lion's share of | the longest list of | the biggest pile of | the longest backlog of | the highest number of | the largest number of
in total: taken together | put together | lumped together | all told | all in all | lock stock and barrel
ever: since day one | from day one | from the get go | from the off | since the year dot | in living memory
for ages: in a month of sundays | in donkey's years | in donkeys years | for donkeys years | in yonks | for yonks | in ~ age | in eons | in a blue moon | since the ark
everything: the whole shebang | the full monty | the whole nine yards | the whole kit and caboodle | the whole caboodle | chapter and verse | the ins and outs | the full works | from soup to nuts
nothing: not a sausage | not a bean | not a jot | not a dicky bird | not a dickie bird | diddly squat | sweet fa | zilch | nada | nowt
anything: a dicky bird | a dickie bird | hide nor hair | a red cent | a blind bit
handled by: run by | led by
look after: take care of | takes care of | taking care of
anything from: a peep out of | a peep from | a squeak out of | a squeak from | a word out of
no contact with: no sign from
no contact: radio silence | no sign of life | no signs of life
contact: touchpoint | touch point
without a tag: untagged
loyal to the supplier: happy with ~ supplier | happy with ~ provider | happy with ~ present supplier | happy with ~ present provider | happy with ~ current supplier | happy with ~ current provider | content with ~ supplier | content with ~ provider | content with ~ present supplier | content with ~ present provider | content with ~ current supplier | content with ~ current provider | satisfied with ~ supplier | satisfied with ~ provider | satisfied with ~ present supplier | satisfied with ~ present provider | satisfied with ~ current supplier | satisfied with ~ current provider
neutral: so so | middle of the road | neither here nor there | on the fence
quiet: gather dust | gathering dust | collect dust | collecting dust | gather cobwebs | gathering cobwebs | off the radar | off ~ grid | gone to ground | gone dark | gone cold | gone awol | fall silent | fallen silent | gone off the boil
neglect: leave alone | left alone | leave to ~ own devices | the cold shoulder | leave to stew | leaving to stew | left to stew | leave out in the cold | left out in the cold | let slide | left to rot | leave in the lurch
neglected: slip through the cracks | slip through the net | fall through the cracks | fall between the cracks | out in the cold
on site at: on ~ premises of | at ~ premises of | on ~ premises at
on site: on ~ premises
ever: at some time | at some point | at one point | at any point | at some stage | at one time
in person: in the flesh | face to face | eyeball to eyeball
visit: go personally to | went personally to | go in person to | went in person to | personally go to | personally went to | set foot in | set foot at | set foot inside | set foot on | set foot | swing by | pop in on | pop in at | pop in to | pop by | call in on | call in at | drop in on | drop in at | drop in to | look in on | pay a visit to | pay a visit | pay a call on
a call: a bell | a tinkle | a buzz | a shout
phone: the blower | the dog and bone | the horn
write: drop a line | drop a note | put pen to paper
talk: speak or write | talk or write | write or speak | write or talk | speak or email | talk or email | speak to or write | talk to or write
: by any means at all | by any means whatever | any means at all | by whatever means | any channel at all | by whatever channel | no matter which channel | no matter the channel
: no matter who owns them | no matter who own it | no matter whose they be | no matter who it belong to | no matter who they belong to
talk: have a natter | have a chinwag | shoot the breeze | chew the fat | pass the time of day | exchange ~ word | exchange words | swap notes
meeting: pow wow | powwow | sit down with | get together with | confab
feel happy about us again: be friends again with us | be we friends again | be we on good terms again
feel happy about us: be we still friends | be we good friends | be we friends with them | be we friends
at a mood of: at ~ top score of | at ~ highest score of | at ~ lowest score of | at ~ bottom score of | at ~ score of | with ~ score of
delighted: could not be happier | could not be more happy | could not be more pleased | could not be better pleased | as happy as can be | as happy as could be | happy as can be | as content as can be | as pleased as can be | on cloud nine | tickled pink | chuffed to bits | thrilled to bits | pleased as punch | happy as larry | in seventh heaven | walking on air | over the moon | like a dog with two tails | happy as a clam | jumping for joy | grinning from ear to ear
happy: think well of | think highly of | speak well of | speak highly of | rate us highly | on good terms | thumbs up | in good spirits | chuffed | like a house on fire | singing ~ praises to us | in our good graces
furious: hopping mad | up in arms | hot under the collar | see red | seeing red | spitting feathers | fit to be tied | on the warpath | blow ~ top | blow a fuse | blow ~ stack | foaming at the mouth | climbing the walls | out for blood | go ballistic | hit the roof | hit the ceiling
begin: began | begun
upset them: get on ~ nerve | get on ~ nerves | get under ~ skin | get ~ goat | rub ~ up the wrong way | ruffle ~ feathers | put ~ nose out of joint
unhappy: in the red as far as feeling goes | in the red as far as mood goes | think badly of | think ill of | think poorly of | speak ill of | speak badly of | hold a grudge | bear a grudge | bear us a grudge | cross with us | fed up to the back teeth | fed up | cheesed off | brassed off | hacked off | ticked off | browned off | teed off | sick and tired of | sick to death of | sick to the back teeth of | up to here | at ~ end of ~ tether | nose out of joint | nose is out of joint | knickers in a twist | bent out of shape | down in the dumps | down in the mouth | in a huff | in a strop | gone off us | going off us | go off us | go sour on us | sour on us | on bad terms | thumbs down | miffed | narked | scunnered | put out with us | has had it with us | not amused | not impressed | in a foul mood | in a mood | not best pleased | less than thrilled | less than happy | less than pleased
worry about: lose sleep over | lose any sleep over | worried sick about
feel about: make of
situation: lay of the land | lie of the land | state of play
mood improve: warming to us | coming round to us | thawing towards us
mood worsen: cooling on us | cooling towards us
complaint: bone to pick | axe to grind | bee in ~ bonnet | bug bear | bugbear
complain: kick off at | kick up a fuss | kick up a stink | kick up a storm | raise cain | raise hell | raise merry hell | give out about | sound off | give us an earful | give us grief | give us stick | give us what for | give us both barrels | read us the riot act | bend ~ ear | have a go at us | make a fuss | make a song and dance | have words with us | vent ~ spleen | let off steam | cry foul | get it off ~ chest | cut up rough
fulfil: carry out | follow through on | make good on | see through to the end
current customer: customer of today | client of today | customer as of today
be current customers: be customers today | be clients today
as current customers: as customers today | as clients today
only: counting only | counting just
included: in with ~ rest | in with ~ others | in with ~ lot | along with ~ rest | along with ~ others
belong to me: run under my name | be under my name | go under my name | listed under my name | stand under my name | kept under my name
without contact: out of contact
contacted: been on to
between contacts: from one contact to the next | from one contact to another | from contact to contact | between two contacts | between two talks | between two calls | between two visits | between one contact and the next
settled: put to bed | lay to rest | laid to rest | ironed out | smoothed over | put right | squared away | patched up | nipped in the bud | done and dusted | signed sealed and delivered
dropped: written off | write off | wrote off | brushed off | brush off | brushed aside | brush aside | swept aside | shelved | binned | scrapped | ditched | thrown out | let go | give up | given up | gave up | throw overboard | thrown overboard | sweep under the carpet | sweep under the rug | swept under the carpet | swept under the rug | kick into the long grass | consigned to the bin
still open: rumbling on | hanging over us | hanging over our heads | hanging in the air | hanging fire | in limbo | up in the air | left hanging | a loose end | loose ends | on the back burner
owe: on the hook for | in ~ debt
coming up: in the diary | on the cards | on the horizon | down the track | down the pipe | down the line | down the pike | round the corner | around the corner | on the agenda | lined up
by when: by which day | by what day | by which date | by what date | by what time
until when: until which day | until what day | until which date | until what date | till which day | till which date
until: up to and including | until and including | to and including | up to and incl
anybody: anybody on ~ team | anyone on ~ team | anybody in ~ team | anyone in ~ team | anybody of us | anyone of us | any of us | somebody on ~ team | someone on ~ team
what be next: how do we proceed | how be we proceeding | how shall we proceed | how should we proceed | how will we proceed | how do it proceed | how do we go on | how shall we go on | how do it go on | how do things go on | how do we continue | how do it continue | how do we carry on | how do we move on | how do we move forward | how do we take it from here | where do we go from here | where do we go next
in the coming week: in the week to come | over the week to come | in the week ahead
in the coming month: in the month to come | over the month to come | in the month ahead
what be due for: what be awaiting | what await | what lie ahead for | what lies ahead for | what be in store for
commitments of: commitments owned by
promises of: promises owned by
what be due: what be down for | what down for | what on the docket for | what slated for | what be slated for | what be pencilled in for | what be penciled in for | what be on the docket for | what be on the programme for | what be on the program for | what be on the schedule for | what be on the cards for
thing: stuff
follow up: follow ups
prospects: not yet customers | not yet clients | customers in waiting | would be customers | people we would like to win | firms we would like to win | companies we would like to win | customers we would like to win | accounts we would like to win | firms we want to win | companies we want to win | customers we want to win | accounts we want to win | soon to be customers
who get: who be the recipient of | who be the addressee of
by when: what be the timeline | what be the time frame | what be the timeframe
show me: can you pull | could you pull | pull up
todos: to dos | to do's | to do items | to do list items
last week: the week just gone | the week gone by | the week just past | the week that just ended
last month: the month just gone | the month gone by | the month just past | the month that just ended
last quarter: the quarter just gone | the quarter just past
today: before ~ day be over | before ~ day be out | by close of play | by close of business | before i go home | before ~ day end
send: get out ~ door | get out of ~ door
the whole team: team wide | company wide | across ~ team | all hands | all of the gang | the whole gang | the whole crew
overdue: past ~ sell by date | behind schedule | behind the eight ball | blow the deadline | blown the deadline | miss the boat on | drop the ball on | run over time | in arrears with | in arrears | fall behind
promise: give ~ word | gave ~ word | swear blind | pledge ~ word | cross ~ heart
outcome: long and short of it | bottom line | final score | end result | when the dust settled | upshot of it all | fruits of
what be the outcome: how do it pan out | how do it shake out | how do it wash out | how do it turn out | how do things pan out | how do it all pan out
leave no result: come to nothing | come to nought | come to naught | fizzle out | run into the sand | go nowhere
objection: the hitch | the snag | the catch | stand in ~ way | be in ~ way of | hang up | hangup | sticking point | stumbling block | deal breaker | dealbreaker | fly in the ointment | bone of contention | fatal flaw | spanner in the works | elephant in the room | what ails
how much: how many euro | how many euros | how many eur | how many dollars | how many bucks | how many pounds
first order: opening order | opening purchase | maiden order | maiden purchase | inaugural order | inaugural purchase | debut order | debut purchase
top referrer: champion referrer | champion recommender | star referrer | star recommender | ace referrer
top: number one | number 1 | no 1 | nr 1 | nr one | num 1
be top by sales: lead the sales list | lead the sales table | lead the sales ranking | top the sales list | top the sales table | top the sales ranking | head the sales list | head the sales table | head the sales ranking
be at the top: lead the list | lead the table | lead the ranking | lead the league | lead the field | lead the pack | lead the way | top the list | top the table | top the ranking | top the league | top the chart | top the charts | head the list | head the table | head the ranking
earn the most: take in the most | rake in the most | cash in the most
customers: reference customers | reference clients | reference accounts
: for my reference list | for ~ list of references | i be after references | i am after references | as a reference | as references | for reference purposes
this week: since the week began | since the week start
this month: since the month began | since the month start | since the start of the month | since the beginning of the month
this quarter: since the quarter began | since the quarter start | since the start of the quarter | since the beginning of the quarter
this year: since the year began | since the year start | since the start of the year | since the beginning of the year
including: incl
no purchases: zero purchase
no sales: zero sales
no calls: zero call
no visits: zero visit
current customers: customers we have now | customers we have at present | customers we have today | customers we have at the moment | customers we now have
hesitate: get cold feet | cold feet | sit on the fence | on the fence | drag ~ feet | drag ~ heels | hum and haw | um and ah | blow hot and cold | in two minds | play hard to get | sit on ~ hands | play for time | think twice
decline: knock us back | turn us down | give us the brush off | give us the knock back | give us the elbow | give us the heave ho | give us the boot | give us the bird | send us packing | show us the door | shut the door on us | slam the door | say thanks but no thanks | pass on us | say no to us
buy: sign on the dotted line | take the plunge | bite the bullet | take the bait | pull the trigger | seal the deal
become customer: come on board | come aboard | come into the fold | jump on board | get on board | cross the line to us
leave us: jump ship | walk away from us | part ways with us | part company with us | cut ties with us | call it quits with us | kick us to the curb | kick us to the kerb | cut us loose | fall by the wayside | fell by the wayside | say goodbye to us | wave us goodbye | defect from us | do a runner | up sticks | bail on us | bail out on us | quit on us | turn ~ back on us
too expensive: cost an arm and a leg | cost the earth | cost a fortune | cost a bomb | cost a packet | cost a pretty penny | an arm and a leg | daylight robbery | highway robbery | a rip off | rip off | too rich for ~ blood | through the nose | through the roof | break the bank | breaks the bank | out of ~ price range | too steep | on the steep side | on the pricey side | cost too much
no budget: strapped for cash | short of cash | short of funds | feel the pinch | tighten ~ belt | skint | hard up | out of pocket | purse strings be tight | on a shoestring | no money in the kitty | count ~ pennies | count the pennies
under contract: hands be tied | locked in | tied in | tied down | chained to
best selling product: bestseller | best seller | top seller | best sellers | bestsellers
worst selling product: shelf warmer | slow seller | slow mover | poor seller | dust collector
spend: laid out | part with | splash out | fork out | fork over | shell out | cough up | stump up | lay out | dig deep | put ~ hand in ~ pocket | open ~ wallet | loosen ~ purse strings | plough in | sink into us
buy anything: spend a penny | spend a cent | spend a dime | spend a bean | spend a farthing | put a penny through
spender: moneymaker | money maker | moneyspinner | money spinner | cash cow | big hitter | heavy hitter | big fish | golden goose | breadwinner | bread and butter account
revenue: money in the bank | lifetime haul | haul
thousand: grand
neglect: ghost | let slip | leave in peace | left in peace | leave hanging | left hanging | lost sight of | lose sight of
not: nothing to do with | no bearing on
other than: unrelated to | not related to
selling best: flying off the shelves | sell like hot cakes | selling like hot cakes | go like hot cakes
recommend us: pass ~ name around | pass around ~ name | pass ~ name along | hand on ~ name | hand ~ name on | hand ~ name around | spread ~ name | spread the word about us | spread the word | mention ~ name | put ~ name about | put in a word for us | put in a good word for us | put in a good word | put a word in for us | sing ~ praises | sang ~ praises | talk us up | pass ~ name on | pass on ~ name | drop ~ name | bang ~ drum | beat ~ drum for us | give us a plug | plug us
through: by way of | on the say so of | off the back of | on the back of | courtesy of | by courtesy of | on the strength of
referral chain: family tree
find: stumble on | stumble upon | stumble across | come across | happen upon | chance upon | bump into
hear of: get wind of | catch wind of | got wind of | caught wind of
word of mouth: the grapevine | bush telegraph | the rumour mill
bring: bear fruit with | earn ~ keep | pay off with | pay dividends with
buyers: purchasers
buyers of: purchasers of
all buyers: all purchasers | all the purchasers
every buyer: every purchaser
i want: i be after | i am after
summarise: resume
buyer: purchaser
biggest order: record order | record purchase | record sale | record deal | best order | best purchase | best sale | best single order | best single purchase | best single sale | best single deal
at the top: in first place | in pole position
be at the top: occupy ~ number one place | occupy ~ number one spot | occupy ~ top place | occupy ~ top spot | occupy ~ first place | occupy ~ first rank | take ~ top spot | take ~ top place | hold ~ top spot | hold ~ top place | hold ~ first place | sit in first place | come in first place
who be it: who am i talking about | who am i thinking of | who be i talking about | who be i thinking of | who do i mean | who do i have in mind
without: i have no interest in | i have no use for | i have no need of | i be not interested in | i am not interested in | i do not care about | i do not care for | i do not want | i do not need
new customers: additions to ~ customers | addition to ~ customers | additions to ~ clients | addition to ~ clients | additions to ~ customer base | addition to ~ customer base | additions to ~ customer list | addition to ~ customer list
new prospects: additions to ~ prospects | addition to ~ prospects | additions to ~ pipeline | addition to ~ pipeline
i be supposed to: i be meant to | i am meant to
be i supposed to: be i meant to | am i meant to
be we supposed to: be we meant to
we be supposed to: we be meant to
: real quick | really quick | super quick | real fast | in a hurry
list: roll of honour | roll of honor | hall of fame | roll call | who is who of
win from: pinch off | nick off | prise away from | prise from | snatch from under ~ nose of | lure away from | coax away from | tempt away from
no competitor: the field to ourselves | all to ourselves | the only game in town | free rein
buy elsewhere: shop around | play the field | two time us | two timing us | hedge ~ bets
compete: rub shoulders | go head to head | go toe to toe | lock horns | breathe down ~ neck | muscle in | eat ~ lunch | tread on ~ toes | vie with | cross swords
be used: have its foot in the door | have a foot in the door | have ~ foot in the door | get ~ foot in the door
look after: hold the reins | have the reins | take under ~ wing | mind the shop | carry the can for | juggle | hold ~ hand | ride herd on | keep an eye on | have dibs on | wear the hat for
responsible for: at the helm of | at the wheel of | in the hot seat for | in the driving seat at | on point for | in the frame for
without owner: up for grabs | in no man's land | falls between stools | fall between two stools | crying out for an owner
retire: hang up ~ hat | hang up ~ boots | hang up ~ gloves | hang up ~ apron | call it a day | put ~ feet up | take ~ gold watch | bow out
birthday: blow out ~ candles | blowing out candles | another year older | a year older | many happy returns | cake and candles | candles on ~ cake
wedding: tie the knot | get hitched | walk down the aisle
important date: big day | red letter day | red letter date
boss: top dog | head honcho | big cheese | big kahuna | big boss | gaffer | number one there | top brass | who call the shots
contact: point person | point man | point of contact | go to person | go to guy | go to gal | go to contact
new customers: new blood | fresh blood | new faces | fresh faces
brief: heads up | crib sheet | cheat sheet | the skinny | the low down | the lowdown | a potted history | bird's eye view | birds eye view | helicopter view | thirty thousand foot view | the long and the short | a quick steer
brief me: fill me in | catch me up | clue me in | put me in the picture | bring me up to speed | get me up to speed | bring me up to date
brief me on: put me in the picture on | put me in the picture about | get me up to speed on | bring me up to speed on | fill me in on | catch me up on | clue me in on | give me the lowdown on | bring me up to date on | get me up to scratch on
summary: in a nutshell | in brief | in short form | the nub | potted version
be the bookkeeper: keep ~ books | do ~ books
be the buyer: do the buying | do the purchasing | do all the buying
what be their names: what be they called | what be he called | what be she called
until when do it run: until when do it last | till when do it last | until when will it last
how long do it run: how long do it last | how long will it last
say wrong: put ~ foot in it | put ~ foot in ~ mouth | drop a clanger | drop a brick
keep in mind: pay attention to | look out for | bear in mind | take into account | watch ~ step | tread carefully | watch out for | mind ~ manners | tread on eggshells | handle with kid gloves
like: have a soft spot for | partial to | a sucker for | go down a treat | go down well
`;

/** What may stand for `~`. */
const WHOSE = new Set('a an the my our your his her its their ones us some any that this'.split(' '));
type Idiom = { steps: readonly string[]; plain: readonly string[] };
const byFirst = new Map<string, Idiom[]>();
for (const line of IDIOMS.trim().split('\n')) {
  const [plain = '', idioms = ''] = line.split(/:(.*)/s);
  for (const idiom of idioms.split('|')) {
    const steps = idiom
      .replace(/'s\b/g, '')
      .trim()
      .split(/\s+/)
      .map((word) => (word === '~' ? word : stem(word)));
    const first = steps[0] ?? '';
    byFirst.set(first, [
      ...(byFirst.get(first) ?? []),
      { steps, plain: plain.split(' ').filter((word) => word !== '') },
    ]);
  }
}

/** Whether a word is spelt as it is in some turn of phrase. */
export const isOfIdioms = (word: string): boolean => SPELT.has(word);
const SPELT = new Set(IDIOMS.match(/[a-z]+/g));

/** The plain words that an idiom stands for which begins at a word, and how many words it takes; the longest one. */
export function idiomAt(
  words: readonly string[],
  at: number,
): { plain: readonly string[]; length: number } | null {
  let best: { plain: readonly string[]; length: number } | null = null;
  // One that begins with an article may begin with any word: the article may be missing.
  for (const { steps, plain } of [
    ...(byFirst.get(stem(words[at] ?? '')) ?? []),
    ...(byFirst.get('~') ?? []),
  ]) {
    const length = lengthOf(steps, words, at);
    if (length > (best?.length ?? 0)) best = { plain, length };
  }
  return best;
}

/** The turns of phrase in some words, each with its first and its last. */
export const idiomsIn = (
  words: readonly string[],
): { plain: readonly string[]; from: number; to: number }[] =>
  words.flatMap((_, from) => {
    const idiom = idiomAt(words, from);
    return idiom === null ? [] : [{ plain: idiom.plain, from, to: from + idiom.length - 1 }];
  });

function lengthOf(steps: readonly string[], words: readonly string[], at: number): number {
  let next = at;
  for (const step of steps) {
    if (step === '~') {
      if (WHOSE.has(words[next] ?? '')) next += 1;
    } else if (stem(words[next] ?? '') === step) next += 1;
    else return 0;
  }
  return next - at;
}
