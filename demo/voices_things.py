# ruff: noqa: E501  (a sentence reads better on one line)
"""What reviewers say about almost anything: quality, durability, colour, value, delivery. Form: `demo.voices_wear`."""

LINES = """
[quality +]
(Well made|Properly made|Nicely made), (you can feel it|no loose ends anywhere|I looked hard for a fault and found none).
@MADE|The {material} feels (good|solid|better than the price suggests|really nice in the hand).
(Good|Solid|Excellent) quality, (I'd expected less|better than the one I had|and I'm hard to please).
@CLOTHES,cushions,bedding,bags|My mother, who sews, (turned the seams inside out|looked at the hems) and (said nothing, which is praise|agreed: well made).
You can (see|tell) that somebody (thought about|cared about) (the details|this).
@bags,backpacks,belts,wallets,watches,sunglasses,lamps,clocks,kettles,coffee makers,headphones,earbuds,speakers,keyboards,mice,bicycle helmets,hiking poles,dumbbells|(Nothing|Not a thing) (rattles|wobbles|comes loose|feels cheap).
(Made|Put together) by people who know what they're doing(|, that's my impression| and it shows).
(First rate|Top notch), (no skimping|I can't fault {them}|honest work).
{brand} (has done it again|never lets me down|knows how), (third thing I own from them|I'm a bit of a fan).
My (father|uncle), a (tailor|carpenter|shopkeeper) all his life, (nodded|approved), (and that is high praise|and he never does).
Better (finished|made) than (what I had before|my last {n}|things I've paid twice for).
@bags,backpacks,belts,wallets,jewellery,lamps,vases,clocks,mugs,kettles,pans,dumbbells,puzzles,notebooks|No (sharp edges|loose ends|glue blobs), (nothing crooked|all neat), even where you don't look.
@dresses,shirts,t-shirts,sweaters,hoodies,jackets,coats,jeans,trousers,skirts,shorts,bags,backpacks,gloves,scarves|The (seams|stitches) are (straight|neat|tidy), inside as well as out.
@dresses,shirts,t-shirts,sweaters,trousers,skirts|The cloth has (weight|body|a nice hand) and isn't (see-through|flimsy).
@boots,heels,loafers,sneakers,sandals,belts,bags,wallets|The {material} smells and feels like (the real thing|good craft), not like a plastic bag.
@boots,loafers,sneakers,running shoes|The sole is (properly attached|solid), (no glue marks|you could send them to a cobbler).
@lamps,clocks,vases,mugs,kettles,pans,knives,coffee makers|(Heavy|Solid|Weighty) in a good way, (stands firmly|feels like it will outlive me).
@headphones,earbuds,speakers,keyboards,mice,chargers|Feels (solid|grown-up|well put together), (no creaking|the buttons click as they should).
@tents,sleeping bags,hiking poles,backpacks|(Zips|Seams|Fabrics) all (sound|tough), I (looked at every one|trust {them} out there).
@moisturiser,shampoo,sunscreen,lipstick|A little goes (a long way|far), (good stuff|my skin can tell).
@board games,puzzles|The (pieces|cards) are (thick|sturdy) and (nicely printed|cleanly cut), (nothing bends|they'll survive my nephews).
@plush toys|The eyes and seams are (tight|firmly sewn), I (tugged|pulled) as hard as a toddler would.
@notebooks|The cover is (sturdy|lovely) and the binding (holds|doesn't crack).
[quality -]
(Cheap|Flimsy|Thin) (feel|stuff), (not what I expect at this price|I put {them} straight back in the box).
@lamps,clocks,kettles,coffee makers,headphones,earbuds,speakers,chargers,keyboards,mice,watches|Faulty (on arrival|out of the box), (the replacement was no better|somebody skipped the checking).
Feels like a (sample|second) that (should never have left the factory|slipped through).
@bags,wallets,belts,cushions,rugs,vases,mugs,clocks,phone cases,notebooks,puzzles|(Corners|Edges) are (rough|uneven), (you see it at once|not what the photos show).
My old one from the (market|discount shop) was better made(|, and that is saying something).
(Poorly|Badly|Carelessly) (made|finished), (mine had a scratch|a corner was crooked|somebody was in a hurry).
@MADE|For {material} it feels (thin|cheap|rather poor).
I (expected|hoped for) better (from|of) {brand}.
@dresses,shirts,t-shirts,sweaters,hoodies,jackets,coats,jeans,trousers,skirts,shorts,bags,backpacks,gloves,scarves|Loose threads (everywhere|at every seam|on day one), (one pull and the hem came down|I trimmed them and more appeared).
@dresses,shirts,t-shirts,skirts,trousers|The cloth is so thin (you can read a newspaper through it|my pocket lining shows).
@boots,heels,loafers,sneakers,sandals|(Glue|Traces of glue) (all around|along) the sole, and (it smells|it shows).
@lamps,clocks,vases,mugs,kettles,pans,coffee makers|(Wobbles|Stands crooked|Doesn't stand straight), (I put a folded card under it|on a level table).
@headphones,earbuds,speakers,keyboards,mice,chargers|(Creaks|Rattles|Feels hollow) (whenever I touch it|like a toy).
@tents,sleeping bags,backpacks,bags|The zip (catches|sticks|jams) (every time|on the cloth|where it curves).
@board games,puzzles|The (cards|pieces) (bend|fray) (after one evening|at once), and one was (missing|printed off-centre).
@notebooks,pens|Feels like a (giveaway|free gift) from a trade fair.
@moisturiser,shampoo,sunscreen,lipstick|(Watery|Lumpy), I'm not sure (mine was fresh|what I paid for).
[durability +]
!perfume,lipstick,candles|{time} of (daily|hard|almost daily) use and {it} look{s} (as good as new|the same as on the first day|like new).
!perfume,lipstick,candles|Bought {this} (last year|in spring|two years ago, now my second), (still going strong|not a mark|holds up well).
!perfume,lipstick,candles|(Survived|Has survived) (two children|a move|a week in a suitcase|my brother) (without a scratch|and looks fine).
(Second|Third) one I buy, (because I wanted another, not because the first broke|the first still works).
@sneakers,boots,running shoes,sandals,loafers|(Four hundred|Three hundred|A good few hundred) kilometres and the sole (hardly shows it|is still fine).
@jeans,trousers,shorts|The knees and seams (hold|are still whole), {time} of (cycling|hard wear) later.
@pans,knives,kettles|Used every day for {time}, (nothing has come off|no wear to see).
@perfume|(Still there|I still smell it) (at dinner|in the evening|on my scarf next morning).
@lipstick|(Survives|Stays through) (coffee|lunch|a mask), (no touching up|only a small touch-up).
@candles|Burns (slowly|evenly|clean), (three weeks of evenings so far|no soot, no tunnel|and there's still half of it).
[durability -]
!perfume,lipstick,candles,moisturiser,shampoo,sunscreen|(Broke|Came apart|Gave up) after {time}, (of normal use|and I was careful|so much for that).
!perfume,lipstick,candles,moisturiser,shampoo,sunscreen|Looked (worn|tired|old) after {time}.
!perfume,lipstick,candles,moisturiser,shampoo,sunscreen|Lasted {time}, (no longer|then the bin|which is a joke).
@dresses,shirts,sweaters,hoodies,jackets,coats,jeans,trousers,skirts,shorts,socks,gloves|A (hole|seam opened) after (the third wear|a month|two weeks), (in a spot that does nothing|I can sew, but still).
@jeans,trousers|Worn through (between the legs|at the knee) in {time}.
@sneakers,boots,running shoes,sandals,loafers,slippers|The sole (came off|started to come off|split) after {time}, (on dry pavement|in town, not on a mountain).
@bags,backpacks,wallets,belts|The (stitching|strap|edge) (gave way|is fraying|tore) after {time}.
@headphones,earbuds,speakers,keyboards,mice,chargers|Dead after {time}, (no light, nothing|one side first, then the other).
@pans|The coating is (coming off|gone in the middle) after {time}, and I only use wood.
@knives|(Blunt|A rust spot) after {time}, (hand-washed, always|dried every time).
@perfume|Gone (in an hour|before I reach the office), I (spray|put on) more and more.
@lipstick|(Gone|Off) after the first (coffee|sip), (all over the cup|not what the tube promises).
@tents,sleeping bags,hiking poles,yoga mats|(Tore|Came apart) on the (second|third) (outing|trip), (a windless one|nothing rough).
@candles|Burnt down in (two evenings|no time), {n} of this size should last longer.
@plush toys|An arm (came off|came loose) (within the week|after one night), there were tears.
@dumbbells,phone cases,water bottles,sunglasses,watches,mugs,rugs|(Cracked|Chipped|Started to peel) after {time}, (I never dropped {them}|and I treat my things well).
[colour +]
The {color} is (exactly as in the picture|just as shown|even nicer in daylight).
Not every {color} suits (me|our house), this one (does|works).
In (daylight|the evening) the {color} is (warm|rich|calm), (just as I hoped|I keep looking at it).
Matches the {color} (I already have|of the rest), (what luck|which I hadn't dared hope).
(Lovely|Gorgeous|Beautiful|A very good) {color}, (not too bright|deep and even|it goes with everything).
I (was worried|wasn't sure) about the {color}, (no need|in real life it's perfect).
@dresses,shirts,t-shirts,sweaters,hoodies,trousers,jeans,towels,bedding,socks,skirts,shorts|The {color} (hasn't faded|is still strong) after (five|six|ten) washes.
@lipstick|The {color} (suits me|is my shade at last|looks like my own lips, only better).
[colour -]
The {color} is (nothing like|far from) the (picture|photo), (much duller|more of a muddy tone|a disappointment in daylight).
On my screen it was (a proper|another) {color}, (by the window it's something else|at home, not so).
Two (shades|tones) off from the (page|picture), so it (clashes|doesn't match) with what I bought {them} for.
(Expected|I'd hoped for) a (richer|warmer|softer) {color} (than this|, this one looks tired).
@dresses,shirts,t-shirts,sweaters,hoodies,trousers,jeans,bedding,socks,skirts,shorts|The {color} (faded|washed out) (after two washes|in a month), (on thirty degrees|cold wash and all).
@jeans,bags,belts,boots,gloves,towels|The {color} (came off|rubs off) on (my hands|a cream sofa|everything in the wash).
@lipstick|The {color} looks (different|orange-ish|flat) on (my|real) lips.
[value +]
Not the cheapest, (but it pays off|and I don't mind|though you see where the money went).
(Compared|Looked around) for (weeks|days), this was the (best deal|fairest price).
I'd have (paid more|guessed double).
Costs less than (a dinner out|what I spend on coffee in a week) and (makes me happier|lasts longer).
(Worth every cent|Good value|A fair price), (I'd pay it again|you get what you pay for and more).
For this (price|money) (you can't complain|I've had much worse|it's hard to find better).
(Cheaper|Less) than (I expected|elsewhere) and no worse (for it|than my old one at double the price).
Bought in the sale, would have (paid full price|been happy at full price too).
@socks,t-shirts,towels,mugs,notebooks,pens,candles|At this price I (took|ordered) (three|a second lot|one in every room).
[value -]
At half the (price|money) I'd (shrug|forgive it), (not at this|like this I can't).
(Went on sale|Was cheaper) the week after, (typical|which stings).
Had to (think|swallow) when I saw what I'd paid for (this|so little).
(Overpriced|Too dear|A lot of money) for what it is.
For this (price|money) I (expect|want) more(| than this|, frankly).
(I've had better for half the price|My old one cost a third and did the same), (lesson learned|sadly).
The (discount shop|market) (round the corner|in town) has them for less(|, and no worse).
You pay for the (name|box|photo), (not for the thing inside|I fear).
[delivery +]
(Ordered on Sunday, here on Wednesday|Ordered at night, posted next morning), (can't complain|lovely).
The (parcel|box) was no bigger than needed, (hurrah|bravo), and (arrived|came) on time.
Picked {them} up at the (kiosk|parcel point) (two days later|on my way home), no waiting in for the driver.
Even the (delivery|packing) was (spot on|a pleasure), (a note inside|nothing rattling about).
(Arrived|Came|Was here) (in two days|a day early|on the day they said|faster than I thought), (well packed|in paper, no plastic|nothing to complain about).
(Quick|Fast|Smooth) delivery, (the driver even climbed the stairs|good tracking|collected it round the corner).
(Packed|Wrapped) (with care|beautifully|so well that I could give it as it was).
Exchanging the first one for another was (easy|painless), (new one here in four days|no fuss at all).
[delivery -]
(Took|Needed) (nine|ten|eleven) days(|, with no word in between| to arrive), (missed the birthday|and I'd paid to have it sooner).
The tracking (said|showed) "delivered" (a day before it was|while I stood at the empty door).
Had to (collect|fetch) {them} from a depot (out of town|forty minutes away), (though I was home|I work from home).
Three delivery dates, (three afternoons waiting|two of them wrong).
The (box|parcel) was (crushed|torn open|soaked), {n} inside (luckily fine|with a dent to match).
Delivered to (a neighbour I've never met|the wrong number|a shop across town) without a (note|card|message).
(Late|A week late), (too late for the party|after two mails), that spoils it a bit.
"""
