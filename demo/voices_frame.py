# ruff: noqa: E501  (a sentence reads better on one line)
"""How reviews begin, turn, end and are headed, by mood. Form: `demo.voices_wear`."""

LINES = """
[open good]
(Bought|Ordered|Got) {this} {use}.
{who} (gave me|has) the same {n} and I (had to have|wanted) {them} too.
(Had my eye on|Looked at) {this} for (weeks|months) before I (ordered|gave in).
(I don't often write reviews|Never written one of these), (but|so here goes:) {this} (deserve{s} it|earned it).
(My old one|What I had before) (gave up after eight years|was beyond saving), so I needed {a} new {n}.
(Second time I order here|A gift from me to me|Christmas came early).
Was (sceptical|in two minds), (no longer|now I'm a fan).
(Needed|Wanted) {a} {n} (that lasts|without fuss|for ages) and (found it|this is the one).
(A week|A month|Some time) in and I'm still (pleased|glad I chose {this}).
Took a (chance|gamble) on {brand}, (which paid off|glad I did).
(Recommended by|Saw {them} at the home of) {who}, (ordered the same evening|couldn't stop thinking about {them}).
(A birthday present from|Bought together with) {who}.
(After a lot of looking|After reading every review) I took {this}.
(Happy|Very happy|Delighted) with {them}.
(Love|I love) {them}.
{who} wanted {them}, now I (borrow {them} all the time|ordered my own).
[open mixed]
(Mixed feelings|In two minds|Hm).
(Not bad|All right), (not great either|but I'd hoped for a little more|with one catch).
(Does the job|Decent {n}), (mostly|more or less).
I (wanted|so wanted) to love {this}.
(Good and bad|Two sides to {this}).
(Bought|Ordered) {this} {use} and I'm (half|not entirely) happy.
[open bad]
(Disappointed|A disappointment|Sadly not for me).
(So much for the good reviews|I trusted the stars).
The first (evening|day) was fine, then (it started|I looked closer).
I rarely (complain|send things back), (this time I must|but here we are).
(Bought|Ordered) {this} {use}, (regret it|what a letdown|should have known better).
(Looked so promising|On the screen it looked perfect), (then it came|and then).
(Where do I begin|Oh dear).
I (gave {them} a fair chance|really tried).
(Not again|Never again|Once and never again).
{who} warned me.
[close good]
(Would buy again|I'd order again tomorrow|Next one is in the basket already).
(Recommended|Warmly recommended|Go for it), (really|especially {use}|if you're on the fence).
(No regrets|Not a word of complaint|Nothing to add).
(Already told|Sent the link to) {who}.
(Thank you|Thanks), Aisle & Co.
(I'll be back|They've won a customer)(|, that's for sure).
(Treat yourself|Don't think too long about it).
If {who} asks, I know what to (give|say).
(Smiling every time I see {them}|Small joys|Makes my day a bit better).
What more do you (want|need)?
(Everyone|Anyone) (looking for|in need of) {a} {n}: (stop looking|this way).
(Best thing I bought this year|Best {n} I've had)(|, and I've had a few).
[close fine]
(Still|All the same|On the whole) (a good buy|happy with {them}|I'd recommend {them}).
(I can live with that|A small thing|Doesn't stop me using {them}).
(Keeping {them}|I'll keep {them} anyway).
(Four stars|One star off) for that.
[close mixed]
(Not sure I'd buy {them} again|Would I buy {them} again? Perhaps, in the sale).
(You decide|Depends what you want {them} for|OK for the occasional use).
(Three stars seems fair|Middle of the road|Fine, no more).
(Keeping {them}, without enthusiasm|Not worth the bother of returning).
[close bad]
(Sent back|Went straight back|Returned {them}), (refund came quickly, at least|no trouble with the return).
(Would not buy again|Save your money|Look elsewhere|Not recommended).
(I'm back to|Back to) my old one.
(Gave {them} to|Passed {them} on to) {who}, who (can't be bothered either|is less fussy).
My advice: (try before you buy|read these reviews, as I didn't).
(Pity|Shame|Such a pity), (it could have been so good|I liked the look of {them}).
(Two stars because the service was kind|I had looked forward to {them}).
[close awful]
(Never again|Straight in the bin|Hands off|Money down the drain).
(One star because zero isn't possible|Sent back the same day|I want my evening back).
(Avoid|Don't), (really|please).
[turn but]
(But|Only|Sadly)
(One thing|A small minus|My only complaint)(:| though:)
(On the other hand,|That said,)
[turn plus]
(On the plus side:|In {its} favour:|To be fair:)
(At least|Still,)
[title 5]
(Love {them}|Delighted|Exactly right|Perfect|Very happy|So good|Just what I wanted|A keeper|Brilliant {n}|Better than expected|Five stars|Would buy again|Best {n} in years|No complaints|Finally!|Top|Second one already)
[title 4]
(Very good|Good buy|Happy|Nearly perfect|Good {n}|Solid|Nice, one small thing|Pleased with {them}|Does what it should|Recommended|Glad I bought {them}|Good, not flawless)
[title 3]
(Mixed feelings|OK|Not bad, not great|So-so|Fine|Could be better|Half happy|Decent|Pros and cons|It's all right|Hm)
[title 2]
(Disappointed|Not for me|Expected more|Meh|Sent back|A letdown|Pity|Not great|Wouldn't buy again|Looks better than it is)
[title 1]
(Never again|Awful|Avoid|Very disappointed|Waste of money|Straight back|Don't bother|No|Unusable|What a shame)
[title fit +]
@CLOTHES,SHOES,gloves,bicycle helmets|(True to size|Spot on fit)
(Great fit|Fits perfectly)
[title fit - small]
(Runs small|Size up|Too tight|Order a size bigger)
[title fit - large]
(Runs large|Size down|Too big|Much too roomy)
[title comfort +]
(So comfortable|Comfy all day|Soft and comfortable)
[title comfort -]
(Not comfortable|Uncomfortable|Hurts after an hour)
[title quality +]
(Great quality|Well made|Beautifully made)
[title quality -]
(Poor quality|Feels cheap|Badly made)
[title colour +]
(Beautiful {color}|Lovely colour|Colour as shown)
[title colour -]
(Colour is off|Not the {color} I expected)
[title durability +]
(Lasts and lasts|Holds up well|Still like new)
[title durability -]
(Didn't last|Broke quickly|Fell apart)
[title value +]
(Good value|Worth the money|A bargain)
[title value -]
(Overpriced|Not worth it|Too expensive)
[title warmth +]
(Warm!|Properly warm|Snug)
[title warmth -]
(Not warm|Cold)
[title noise +]
(So quiet|Quiet at last)
[title noise -]
(Too loud|Noisy)
[title sound +]
(Great sound|Sounds wonderful)
[title sound -]
(Poor sound|Tinny)
[title battery +]
(Battery lasts|Battery for days)
[title battery -]
(Battery is a joke|Weak battery)
[title smell +]
@candles,perfume,moisturiser,shampoo,sunscreen|(Smells wonderful|Lovely scent)
@yoga mats|(No rubber smell|Odourless, hurrah)
[title smell -]
@candles,perfume,moisturiser,shampoo,sunscreen|(Not my scent|The smell...)
@yoga mats|(It smells|The smell...)
[title fun +]
(Great fun|Hooked|What an evening)
[title fun -]
(Not much fun|Dull)
[title delivery -]
(Delivery took ages|Late)
[title delivery +]
(Quick delivery|Here in no time)
"""
