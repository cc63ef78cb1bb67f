# ruff: noqa: E501  (a sentence reads better on one line)
"""What reviewers say about things they wear or lie on: fit, size, comfort, warmth, care, style.

One sentence a line. `(a|b)` is a choice and may be nested; `{n}` and the like are filled by `demo.reviews`;
a line that starts with `@boots,heels|` is for those categories only, one with `!socks|` for all but those.
"""

LINES = """
[fit +]
@WORN|(Fits|Fit) (exactly as it should|like it was made for me|just right), (no pulling anywhere|not tight, not baggy|even after lunch).
I (usually|normally|always) (take|wear|buy) {size} and {size} (was spot on|is right here too|fits).
@CLOTHES,SHOES,gloves,bicycle helmets|True to size(| for me|, at least for my shape|, which is rarer than it should be).
Ordered my (usual|normal) size and (didn't have to think twice|it was right first time|could cut the label off straight away).
@CLOTHES,SHOES,gloves,bicycle helmets|For once (something that fits|I didn't have to order two sizes|nothing had to be altered).
@dresses,shirts,jackets,coats,t-shirts,sweaters,hoodies|The (shoulders|sleeves|arms) (sit|end|fall) where (they should|shoulders and sleeves ought to be), (which I never manage to find|and I'm not easy to fit|hurrah).
@dresses,skirts|Sits well on the (waist|hips) and doesn't ride up when (I walk|I sit down|I cycle).
@jeans,trousers,shorts|No gap at the back of the waist(| when I sit down|, and I always have one).
@jeans,trousers|Good length on me, (I'm 1.68|I'm 1.82 and that's saying something|no hemming needed).
@jeans,trousers|(Snug|Close) at the hips without (cutting in|leaving marks|squeezing).
@sneakers,boots,heels,loafers,running shoes,sandals|My heel (stays put|doesn't slip|sits firmly) and the toes have (room|enough space|space to move).
@sneakers,boots,loafers,running shoes|I have (wide|rather wide|awkward) feet and (these work|for once nothing pinches|had no trouble at all).
@earbuds|They (stay in|don't move|sit tight) (when I run|even on the rowing machine|while I chew, which is my test).
@earbuds|The (smallest|middle) tips (fit my ears|did it), (no ache after two hours|and I gave up on in-ears years ago).
@bicycle helmets|Sits (level|firmly) and (doesn't wobble|doesn't slide forward), (over cobbles too|with a ponytail as well).
@hats|I have a (big|small|ridiculously big) head and {it} fit{s}.
@sunglasses|(Don't slide down my nose|Stay where they are), even when I (sweat|look down|run for the tram).
@phone cases|Snaps on (tight|snugly) and every (button|cut-out) is where it should be.
@gloves|The fingers are (the right length|neither too long nor too short), I can (tie my laces|find my keys) in them.
@socks|(They stay up|No sliding down into the shoe), (all day|on a fifteen-kilometre walk).
@swimwear|Nothing (slips|moves|shifts) when I (dive|jump in|turn at the wall).
[fit - small]
{It} run{s} small(|, and I mean small| on me), (take one size up|I'd go a size up|order up).
@CLOTHES|(Much|Rather|Quite) tight (for a {size}|around me), and I've worn {size} (for years|for ever|since university).
My usual {size} was (too tight|a squeeze|hopeless), had to (swap|send {them} back|exchange) for the next one.
@dresses,shirts,t-shirts,sweaters,jackets,coats,hoodies|Too (narrow|tight) across the (shoulders|back|chest), I can't (lift my arms|drive in {them}|reach for anything).
@jeans,trousers,skirts,shorts|I got {them} as far as my (thighs|hips) and that was that.
@jeans,trousers,shorts,skirts|The waist (digs in|cuts in) (as soon as I sit down|after an hour).
@sneakers,boots,heels,loafers,running shoes,sandals|(Narrow|Very narrow|Too tight) over the (toes|instep|ball of the foot), my little toe (complained|went numb|is still cross) by (noon|lunch|the second hour).
@sneakers,boots,loafers,running shoes|Comes up half a size small, and there (isn't a half size to swap to|is no half size).
@gloves|My fingers touch the ends, (a size too short|so they stay in the drawer).
@bicycle helmets|Presses on (my temples|the forehead) at the widest setting.
[fit - large]
{It} run{s} large, (order a size down|I'm swimming in {them}|a {size} here is nobody else's {size}).
@CLOTHES|(Big|Boxy|Baggy) on me, (and not in a nice way|two of me fit inside|I look like I borrowed {them}).
I (usually|normally) take {size} and had to go down one, (then it was fine|and it's still roomy).
@dresses,shirts,sweaters,jackets,coats,hoodies|The sleeves (reach|cover|swallow) my (fingertips|hands|knuckles).
@jeans,trousers,shorts,skirts|Without a belt {it} (end{s} up at my knees|slide{s} down).
@sneakers,boots,heels,loafers,running shoes,sandals|My heel (slips|lifts) at every step, even with (thick socks|an insole|a heel pad).
@earbuds|They (fall|drop) out (as soon as I|whenever I) (smile|bend down|start running), all three sizes of ears in this house tried.
@hats,bicycle helmets|(Slides|Slips|Drops) over my eyes.
@gloves|Two centimetres of empty (finger|cloth) at the tips.
@phone cases|Sits loose, I can (twist|shift) it with my thumb.
[fit kids +]
@dresses,skirts|Fits my (daughter|granddaughter|niece) well, with (a bit of room to grow|room for one more winter|enough left for the spring).
!dresses,skirts|Fits my (son|daughter|granddaughter|nephew) well, with (a bit of room to grow|room for one more winter|enough left for the spring).
Size by age is (right|accurate) here, my (seven-year-old|eldest|youngest) is average height.
!dresses,skirts|(My son|My daughter) can put {them} on alone, (which saves us five minutes every morning|a small miracle).
[fit kids -]
Comes up small for the age(|, my daughter is average height), buy (a size|at least a size) bigger.
(Too wide|Much too big) for my (skinny|slim) (six-year-old|eight-year-old).
[size +]
The size chart (is right|can be trusted|told the truth), I (measured|went by centimetres) and it (matched|worked).
Right size (first time|straight away), that almost never happens (to me|when I order online).
@CLOTHES,SHOES,gloves,socks,belts|Between two sizes I (took the larger one|asked the chat), (good choice|and it was good advice).
@CLOTHES,SHOES,gloves,socks,belts,hats|(Read|Went through) the reviews for the size, (ordered what everyone said|trusted them), and (it fits|they were right).
@CLOTHES,SHOES|The size I always (buy|wear) (is the one I needed here|was right here too), no swapping.
!rugs,bedding,pans,mugs,vases|(No surprises|Nothing to grumble about) with the size(|, big or small).
@rugs,cushions,towels,bedding,pans,mugs,vases,clocks,plush toys,notebooks,sleeping bags,bicycle helmets|Exactly as big as (it says|I had imagined|the page says), I'd measured (the space|everything) beforehand.
@bedding|Fits (our mattress|our duvet) without (bunching|empty corners|a fight).
@rugs|Covers the (floor|area) I wanted to hide, to the centimetre.
@mugs|Holds a (proper|decent|generous) amount, (one is enough for the morning|no need to get up twice).
@vases|Takes a (supermarket bunch|big bunch from the garden) without (flopping|looking lost).
@plush toys|A (huggable|good) size, (small enough for the bag|fits under an arm).
[size -]
Look twice at the measurements, (I didn't|I should have), {it} {is} (smaller|a good deal smaller) than (the photo makes you think|I pictured).
@rugs,cushions,vases,clocks,mugs,plush toys,notebooks,towels,pans|(Tiny|Smaller than expected|Looks lost in the room), (my own fault for not measuring|the picture flatters {them}).
!rugs,cushions,vases,clocks,mugs,plush toys,notebooks,towels,pans,bedding|The size chart (was no help|and I disagree), I (followed it|measured twice) and still had to (swap|send {them} back).
@bedding|Our duvet (swims in|barely fits) {them}, (the corners stay empty|quite a fight).
@belts|Ran out of holes, and I (ordered by the chart|measured an old one).
[comfort +]
@WORN|(So comfortable (that I forgot I had {them} on|that I didn't want to take {them} off)|Really comfortable all day long|Very comfortable, hours on end).
Comfortable (from the first day|straight out of the box|for hours), {use}.
@WORN|I had {them} on for (nine|ten|twelve) hours {use} and (felt nothing|had no complaints|nothing pinched).
@CLOTHES,SHOES,socks,hats,scarves,gloves,bedding|(Soft|Lovely and soft|Soft without being flimsy), nothing (scratches|rubs|itches).
@dresses,shirts,t-shirts,sweaters,hoodies,trousers,jeans,skirts,shorts|I can (sit|move|bend|cycle) in {them} without (tugging|thinking about it|adjusting anything).
@sweaters,scarves|Doesn't (itch|scratch), and I (itch in everything|usually wear a layer under {material}).
@sneakers,boots,running shoes,loafers,sandals,heels|(No blisters|Not one blister|No rubbing), (not even the first day|after eleven kilometres of sightseeing|and I get them from looking at shoes).
@sneakers,running shoes,boots,sandals|(Like walking on|Feels like) (a good mattress|moss|a soft lawn), my knees noticed (first|too).
@heels|I (danced|stood) in them till (two|midnight|the last bus) and (walked home in them|didn't take them off once).
@slippers|My feet (thank me|have stopped complaining|go in and don't want out) (every morning|after work).
@headphones|I forget I'm wearing them, (glasses and all|even after a whole afternoon of calls).
@headphones|The pads (don't press|are gentle), my ears stay (cool|comfortable) for (three hours|a full film).
@mice,keyboards|My wrist (stopped aching|no longer hurts) (within a week|after a few days|by Friday).
@cushions,bedding,towels,plush toys|(So soft|Wonderfully soft|Softer than I expected), (everyone in the house wants one|the cat has claimed {them}|my daughter won't share).
@backpacks|Carries well, (the straps don't cut|nothing digs in), even (full of books|with a week's shopping).
@yoga mats|My knees don't (hurt|complain) any more (in low lunge|on the tiles|when I kneel).
@pens|Sits well in the hand, I can write (three pages|a whole exam) without (cramp|shaking my hand out).
@knives|The handle (suits my small hand|sits well), (no sore finger after a kilo of onions|even when wet).
@dumbbells|Nice in the hand, (no sore palms|nothing pinches).
@sleeping bags|Room to (turn over|pull my knees up), and the lining feels (soft|nice) on bare legs.
@swimwear,socks,hats,gloves,jewellery,watches,sunglasses,bicycle helmets|After (ten minutes|a quarter of an hour) I (forgot|didn't notice) I had {them} on.
[comfort -]
@WORN|Not comfortable (for long|at all|after the first hour), I kept (tugging|pulling|fiddling) at {them}.
@WORN|I (tried|wanted) to like {them}, but after (two hours|half a day) I (changed|gave up|had enough).
@sweaters,scarves,hats|(Itches|Scratches|Prickles) (at the neck|terribly|even through a shirt).
@dresses,shirts,t-shirts|The (seam|stitching) (scratches|rubs) (at the side|under the arm), (I notice it all day|a vest underneath helps a little).
@trousers,skirts,jeans,shorts,swimwear|The (seam|stitching) (scratches|rubs) (at the side|at the waist|where I sit), (I notice it all day|so I keep shifting about).
@dresses,shirts,t-shirts,trousers,skirts,shorts|The label scratches, I cut it out and (now the stub scratches|it still does).
@dresses,shirts,t-shirts|(Clingy|Sticky) as soon as it gets (warm|above twenty degrees).
@sneakers,boots,running shoes,loafers,sandals,heels|(Blisters|Two blisters|A blister on each heel) (on day one|within an hour|before I reached the tram), and (it hasn't got better|plasters didn't help).
@sneakers,running shoes,boots,loafers|The sole is (hard|stiff|like a plank), my (feet|heels) (burn|ache) by the evening.
@heels|Cannot be walked in, (sitting only|taxi shoes).
@headphones|They (press|clamp) (on my glasses|like a vice), I get a headache after (an hour|forty minutes).
@earbuds|My ears (hurt|ache) after (half an hour|one podcast).
@mice,keyboards|My hand (cramps|goes numb) after (an hour|a morning), (the shape isn't for me|too low for me).
@cushions|(Flat|Hard) as a (board|biscuit) after (two weeks|one film evening).
@bedding,towels|(Scratchy|Rough|Stiff), (washing didn't help|three washes later still the same).
@backpacks|The straps (cut into|dig into) my shoulders as soon as there's (anything heavy|a laptop) inside.
@slippers|(Sweaty|Slippery) inside, my feet (slide about|are damp) by noon.
@yoga mats|Too thin for my (knees|hips), I fold it double.
@knives,pens,dumbbells|The (edge|ridge) on the grip (pinches|rubs|gave me a callus).
@sleeping bags|(Too narrow|Tight) at the shoulders, I (can't turn over|woke up each time I turned).
@gloves,socks,watches,jewellery,sunglasses,bicycle helmets,plush toys|(Rubs|Presses) in one spot, and once you notice you (notice it all day|can't stop).
[warmth +]
(Warm|Properly warm|Lovely and warm) without being (heavy|bulky|too much indoors).
(Kept|Keeps) me warm {use}, (at minus two|with a wind on|and I'm always cold).
I (freeze|get cold) easily and (was fine|didn't once) in {them}.
@sweaters,hoodies,jackets,coats|With (a t-shirt|just a shirt) under it I was (warm enough|fine) at (four degrees|five degrees|the bus stop in the rain).
@slippers|Cold feet are (over|history|a thing of last winter).
@gloves|My fingers (stayed warm|didn't go white), and they (always do|usually give up first).
@scarves|Big enough to (bury my face in|wrap twice), (so warm|my neck says thanks).
@sleeping bags|Slept (warm|like a log) at (four degrees|the edge of a lake), (in a t-shirt|no fleece needed).
[warmth -]
Not (as warm as I hoped|warm enough for me|half as warm as it looks), (the wind goes straight through|fine for October, not for January).
Looks cosy, (isn't|but I was cold), {use}.
I was (cold|shivering) after (ten|fifteen|twenty) minutes (outside|on the platform).
@gloves|My fingertips were (ice|numb) before I got to the (station|corner).
@sleeping bags|(Cold|Woke up cold) at (ten|eight) degrees, had to (put on everything I own|sleep in my jacket).
@slippers|The cold of the (tiles|floor) comes (straight up|right through) the sole.
[care +]
@CLOTHES,socks,bedding,towels,cushions|Washed (five|six|a dozen) times (by now|so far) and (looks the same|no change|still like new).
@CLOTHES,socks,bedding,towels,cushions|Comes out of the wash (nice|without a crease|in shape), (no ironing|hang it up and done).
!CLOTHES,socks|(Easy to clean|Cleans up in a minute|Wipes clean), (tomato sauce included|even after a curry|I tested it with red wine, not on purpose).
@sweaters,hoodies,t-shirts|No (bobbles|pilling) (yet|so far), (not even under the arms|after a month of wear).
@pans,coffee makers,mugs,water bottles|(Rinse|A quick rinse) and it's (clean|done), nothing (sticks|stays behind).
[care -]
@sweaters,hoodies,t-shirts,shirts,dresses,trousers,skirts,bedding,towels,cushions|(Shrank|Shrunk) (a size|in the first wash|by a good three centimetres), and I (followed the label|washed cold|was careful).
@sweaters,hoodies,scarves,socks|(Bobbles|Pilling|Little balls of fluff) after (the first wash|two wears|a week), (I bought a shaver for it|such a pity).
@shirts,dresses,trousers,skirts|Creases (if you look at it|as soon as you sit), I (iron|steam) {them} every single time.
@towels,bedding,rugs|(Sheds|Loses fluff) (all over everything|like a cat), (four washes in|still).
@pans,coffee makers,mugs,water bottles|A (pain|nuisance) to clean, (there are corners no brush reaches|I soak it overnight).
@yoga mats,cushions,plush toys,jeans,shorts|Shows every (mark|speck|hair) and doesn't like being (washed|cleaned).
[style +]
(Lovely|Beautiful|Very nice) to look at, (I've had compliments|people ask where I got {them}|even my teenager approves).
(Exactly|Just) my (taste|style), (I saw {them} and knew|my daughter rolled her eyes, so it's right).
Even (prettier|nicer) than (in the photo|I thought), (and I'm hard to please|the photo is too modest).
Has (character|something), (not what everybody has|quiet, but people notice).
Looks (more expensive than it was|like it cost twice as much|better than in the pictures).
@WORN,bags,belts,wallets,backpacks|(Simple|Understated|Clean lines), (goes with everything I own|exactly my thing|nothing shouting).
(Got|Had) (three|two|so many) compliments (on the first day|already|from strangers).
@dresses,skirts,shirts,trousers,jackets,coats,sweaters|Falls (beautifully|well|nicely), (looks tailored|very flattering|hides what should be hidden).
@jeans,trousers,boots,heels,sneakers,loafers|Goes with (half my wardrobe|everything from jeans to a suit|all I own), (which is why I live in {them}|so I wear {them} constantly).
@lamps,vases,clocks,cushions,rugs,candles,mugs|The (room|shelf|corner) looks (finished|warmer|better) with {them}.
[style -]
Looks (cheaper|duller|flatter) than in the photo, (sorry to say|pity).
@CLOTHES|On the (hanger|picture) (nice|lovely), (on me less so|on me a sack).
The (photographer|photo) deserves a prize, (the real thing is dull|in life there's less to see).
(Dated|Old-fashioned) somehow, (my daughter laughed|I felt like my own aunt).
Not (my style after all|as elegant as I thought), (a bit plain|a bit much) once you have {them} in front of you.
@lamps,vases,clocks,cushions,rugs,mugs|Doesn't look like much (in the room|on the shelf), I (expected more|had something grander in mind).
"""
