# ruff: noqa: E501  (a sentence reads better on one line)
"""What reviewers say about what a thing does: sound, noise, battery, light, smell, fun ... Form: `demo.voices_wear`."""

LINES = """
[noise +]
@kettles|(Quiet enough|So quiet) that (the radio wins|nobody upstairs wakes up|I can talk on the phone beside it).
@clocks|(No ticking|Not a sound|I can't hear it tick), (I'm fussy about that|finally a clock in the bedroom|not even at night).
@keyboards|(Quiet|Pleasantly soft), (my colleague stopped sighing|I can type in meetings|the baby sleeps on).
@mice|The click is (soft|barely there), (no more looks in the library|good for the open office).
@coffee makers|(Gurgles gently|Makes a friendly gurgle) and that's it, (the others sleep on|no roar at half past six).
[noise -]
@kettles|(Roars|Sounds) like a (jet|small aeroplane) (before it boils|every morning), we (stop talking|turn up the radio).
@clocks|(Ticks|Tick, tick, tick), (I moved it to the hall|it sleeps in a drawer now|audible through a door).
@keyboards|(Clatters|Rattles), (my colleague asked me to take it home|you hear it on every call).
@mice|Each click is (loud|like a stapler), (useless in the library|the dog looks up).
@coffee makers|(Hisses and thumps|Louder than my old one), (the whole flat knows I'm up|no secret coffee here).
[sound +]
(Clear|Warm|Full) sound, (voices are easy to follow|I hear things in old records I'd missed|bass without the boom).
The (sound|bass) is (better than I dared hope|surprising for the size|rich), {use}.
(Calls are clear|People hear me well on calls|My mother finally understands me on the phone)(|, even on a windy corner).
I (compared|tried) {them} with a pair (twice the price|my son swears by) and (kept these|couldn't say which was which).
[sound -]
(Tinny|Flat|Muddy), (voices sound like a tin can|no bass to speak of|I went back to my old ones).
Fine for (podcasts|the news), (not for music|music sounds squeezed).
On calls I sound (as if I'm in a bathroom|far away), (everyone asks me to repeat|so I switch to the phone).
(Crackles|Distorts) (when I turn it up|from half volume), {use}.
[battery +]
The battery (lasts|goes on) (for days|all week for me|longer than I do).
(Charged|Plugged in) once (since Monday|this week) and (it's Friday|still not empty).
Charges (fast|in no time), (ten minutes before I leave is enough|half an hour over lunch and it's full).
[battery -]
The battery (is flat|dies|gives up) (well before|long before) what they promise, (I carry the cable everywhere|annoying {use}).
Empty (every evening|by the afternoon|again), and it (beeps about it|goes without a warning).
Needs charging (all the time|far too often), (after a month it got worse|and that takes ages).
[light +]
(Warm|Soft|Gentle) light, (good to read by|no glare|the room feels twice as cosy).
Bright enough (to read|for sewing), (soft enough for the evening|and it doesn't dazzle).
My (eyes|evenings) are (grateful|better for it), I (read|knit) under {them} every night.
[light -]
Too (dim|weak) (to read by|for my desk), nice as decoration.
(Glares|Dazzles) (when you sit beside it|straight into my eyes), (I turned it to the wall|hm).
(Lights|Reaches) half the (table|page), the rest stays dark.
[ease +]
@tents|Up in (no time|minutes), (alone|in the rain|with two children helping), and (down as fast|back in its bag, really).
@tents,hiking poles|The instructions are (clear|hardly needed), (click and done|even with cold hands).
@speakers,headphones,earbuds,keyboards,mice|(Connected at once|Paired in seconds|Plugged in and it worked), (my father managed alone|no app needed, thank you).
@chargers|(Plug it in and forget it|Does what it should), (phone and tablet both happy|no fiddling).
@kettles,coffee makers|(Easy|Simple) to use, (no manual needed|no beeping, no menus|my teenager makes me coffee now).
@pans|(Nothing sticks|Eggs slide off), (not even when I'm careless with the heat|with hardly any oil), and (the handle stays cool enough|it heats evenly).
@moisturiser,sunscreen,shampoo|(Easy to dose|Easy to get out of the pack), (no mess|my kids do it themselves|quick in the morning).
@board games,puzzles|(Rules|We) (understood|were off) in (ten|five) minutes, (no arguing|even grandma).
!tents,speakers,headphones,earbuds,keyboards,mice,kettles,coffee makers,pans,moisturiser,sunscreen,shampoo,board games,puzzles|(Easy|Simple) to (use|set up), (no manual needed|ready in five minutes|nothing to figure out).
[ease -]
@tents|(Took|Needed) us (an hour|fifty minutes) (the first time|and an argument), (the drawing helps nobody|pole one looks like pole three).
@tents|Never gets back into its bag, (I tried|we sat on it).
@speakers,headphones,earbuds,keyboards,mice|(Loses|Drops) the connection (in my pocket|every few minutes|when I leave the desk).
@speakers,headphones,earbuds|The controls (make no sense|react to everything), (I skip songs by scratching my head|one press does three things).
@chargers|Only charges (if you wiggle it|when it's in the mood).
@kettles|(Spits|Splashes) when you pour, and you can't see the level.
@coffee makers|(Fiddly|Too many steps) before the first coffee, (I'm not awake enough|three parts to rinse each time).
@pans|Everything (sticks|catches), (eggs above all|oil or no oil).
@moisturiser,sunscreen,shampoo|Gets (everywhere|on everything) when you open it, (half of it wasted|the travel bag too).
@board games|The rules are (a mess|twelve pages of fog), we (looked up a video|gave up at page four).
@lamps,clocks,dumbbells,hiking poles|(Fiddly|Awkward), (the instructions are a riddle|took me three tries and bad words).
[smell +]
@candles,perfume|(Smells|The scent is) (wonderful|lovely|just right), (not sweet|not heavy|there, but in the background).
@candles|(Fills|Scents) the (room|bathroom) without (giving me a headache|shouting).
@perfume|(Fresh|Subtle|A little unusual), (strangers have asked|my husband noticed, which says it all|I get a compliment every time).
@moisturiser,shampoo,sunscreen|Smells (fresh|nice and faint|clean), (not like a sweet shop|gone after ten minutes).
@yoga mats|No (rubber smell|chemical smell), (I unrolled it and started|unlike my last one).
[smell -]
@candles|(Hardly smells|No scent at all) once it's (lit|burning), nice only with the lid off.
@candles,perfume|(Too sweet|Heavy|Synthetic), (a headache in ten minutes|I had to open the window|my sister left the room).
@moisturiser,shampoo,sunscreen|The smell (isn't for me|is strong|stays for hours), (like a hotel lobby|pity, the rest is fine).
@yoga mats|(Stinks|Smells) of (rubber|tyres), it's been (airing|on the balcony) for {time}.
[weight +]
(Light|Lighter than I thought), (I forget it's in my bag|my back is grateful|easy to carry up four floors).
Weighs (next to nothing|hardly anything), {use} that (matters|makes all the difference).
@pans,knives|Nicely balanced, (not too heavy|my wrist doesn't tire).
[weight -]
(Heavy|Heavier than it needs to be), (I notice it every time|more than I want to carry|you do feel it).
@pans,knives|So (heavy|top-heavy) that I need (two hands|a helper).
[capacity +]
Holds (more than you'd think|everything I need), (and still closes|with room to spare|I tested it with a week's shopping).
@bags,backpacks|(Lunch|Book), umbrella, bottle, (everything fits|all in), (and I find it again|no digging about).
@wallets|(All my cards|Cards and coins) fit and it (still closes flat|doesn't bulge).
@kettles,water bottles|(Enough|Plenty) for (all of us|a whole morning).
@tents|Room for us (and our bags|and the dog), (no knees in anyone's back|we played cards in the rain).
[capacity -]
(Holds|Takes) less than (I thought|it looks), (my things just about fit|everything has to be squeezed).
@bags,backpacks|One (lunch box|sweater) and it's full, (I carry a second bag now|what's the point).
@wallets|With (six cards|a few coins) it (bulges|won't close).
@tents|(The number of people they claim|That many people) only if (nobody breathes|you're very fond of each other), (bags stay outside|count one fewer).
@kettles,water bottles|Too small (for us|for a day), I (fill it twice|refill all the time).
[weather +]
(A night|Two nights|Ten hours) of (rain|real rain) and (dry inside|not a drop|we slept through).
Stood up to (wind|a storm) that (flattened the tent next door|bent our neighbour's poles).
[weather -]
(Wet|Damp) inside (by morning|every morning), (it hadn't even rained, just no air|everything clammy).
In the wind it (flaps|shakes) (like a sail|so much that nobody slept).
[leak +]
(Doesn't leak|Not a drop), (upside down in a bag with a laptop|on its side in my bag for weeks).
I (shook|dropped) it, (tipped it over|turned it upside down): dry.
[leak -]
The lid is (stiff|hard to open), (I need a cloth to turn it|not for my daughter's hands).
[grip +]
@yoga mats|(No slipping|My hands stay put), (even when I sweat|in every down dog).
@running shoes,boots|(Good grip|Holds well) on (wet leaves|mud|wet cobbles), (not one slip|I trust them downhill).
@dumbbells,hiking poles|(Firm|Safe) in the hand, (sweaty palms too|in the rain as well).
[grip -]
@yoga mats|(Slides|Slips) (on my wooden floor|as soon as I sweat), (I do the splits without wanting to|dangerous).
@running shoes,boots|(Slippery|Like skates) on (wet stone|wet leaves|tiles), (I nearly fell at the station|careful).
@dumbbells,hiking poles|(Slippery|Turns in the hand) (when wet|once I sweat).
[sharpness +]
(Sharp|Frighteningly sharp) (out of the box|from day one), (tomatoes fall apart by themselves|mind your fingers|onions without tears).
Still (sharp|cuts paper) after {time}, (a few strokes on the steel and good|I haven't sharpened it once).
[sharpness -]
(Blunt|Not sharp), (it squashes tomatoes|bread tears rather than cuts), (straight from the box|on the first evening).
(Loses|Lost) its edge (in a week|within days), (sharpened it twice already|so I use my old one).
[coffee +]
(Good|Really good|Strong) coffee, (hot|full), (better than the café downstairs|my sister, a snob, had two).
(Finally|At last) coffee that (tastes of something|isn't bitter|stays hot till the second cup).
[coffee -]
(Lukewarm|Thin|Weak) coffee (whatever I do|at every setting), (I tried three kinds of beans|grind finer, grind coarser, no).
(Grounds|Bits) in (every cup|the last sip), (sieve beside the cup now|no thanks).
[skin +]
@moisturiser|My skin (drinks it|is calmer|stopped flaking) (in days|within a week), (no film|no redness).
@moisturiser|(Not sticky|Sinks in quickly), (two minutes and I can dress|make-up goes over it fine).
@shampoo|My hair is (soft|shiny|easy to comb) and my scalp (doesn't itch any more|is calm).
@shampoo|(Clean|Light) hair (till the third day|without that squeaky feeling), {use}.
@lipstick|(Doesn't dry|Doesn't crack), my lips (feel fine in the evening|stay soft).
@sunscreen|(No|Not a trace of) (sunburn|red shoulders) after (a whole day|six hours) (out|on the water), and I'm the pale one.
@sunscreen|(Sinks in|Disappears) quickly, my skin (doesn't shine|feels like skin).
[skin -]
@moisturiser|(Greasy|Sits on top), (shiny by ten|my pillow got most of it), and my skin is as dry as before.
@moisturiser,sunscreen|I got (red spots|a rash|pimples) (after two days|round the chin), (stopped, gone|so test it first).
@shampoo|My hair is (straw|flat|greasy by the evening) and my scalp (itches|is not amused).
@lipstick|(Dries out|Cracks) my lips, (I need balm over it|flakes by noon).
@sunscreen|(Sticky|Stings in the eyes), (sand sticks to it|the kids refuse it).
[fun +]
@board games|We played (three rounds|till midnight) (the first evening|in a row), (again tomorrow|my father laughed till he cried).
@board games|(Funny|Clever|Tense till the end), (works with two as well|the children beat us fairly|nobody looked at a phone).
@puzzles|(Lovely|Absorbing) (picture|theme), (we couldn't stop|the whole family walked past and added a piece).
@puzzles|Just hard enough, (two rainy evenings|took us three days and a lot of tea).
[fun -]
@board games|(Boring|Dull) after (the second round|one evening), (luck decides everything|the children left the table).
@board games|(Drags|Goes on for ever), (we stopped before the end|one of us always waits).
@puzzles|(Tedious|No fun), (half of it is the same sky|pieces that fit in three places).
@puzzles|A piece was missing, (the very last|in the middle of course), after {time} of work.
[paper +]
(Thick|Smooth|Lovely) paper, (my fountain pen doesn't bleed|ink dries fast|nothing shows through).
(Lies|Stays) flat (on the table|when you write), the paper takes (pencil|ink|a bit of watercolour) well.
[paper -]
(Thin|Cheap) paper, (ink shows through|I can only use one side).
The pen (catches|scratches) on it, (pages come loose|and it smears).
[writing +]
(Writes|Glides) (beautifully|smoothly), (no scratching|first stroke, every time|not one skip).
An even line, (no blobs|dries before my hand gets there), {use}.
[writing -]
(Skips|Scratches|Blots), (I start every word twice|on three kinds of paper).
(Dried out|Empty) after {time}, (and I had the cap on|ten pages if that).
"""
