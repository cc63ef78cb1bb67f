"""Every category of the demo store in one table, and the names the other parts of the demo may rely on.

`KINDS[category]` is a `demo.kind.Kind`. A product made from it has these stable names in `attributes`:

* `style`: one of the kind's `styles` (`ankle boots`, `wrap dress`, `table lamp`, `tote`, `necklace`, `raincoat` ...);
  every product has one, and the drawings start from `category`, `style`, `color`, `material` and `pattern`.
* text: `pattern` (see `demo.kind.PATTERNS`), `fit`, `sleeve` (sleeveless short 3/4 long), `length`, `neckline`, `heel`
  (flat low block kitten stiletto wedge platform), `toe` (round pointed square open), `shaft` (low ankle mid-calf knee),
  `closure`, `rise`, `wash`, `brim`, `shape`, `stone`, `display`, `scent`, `skin_type`, `finish`, `occasion`, `season` ...
* numbers, unit in the name: `capacity_l`, `wattage_w`, `battery_life_h`, `weight_kg`, `weight_g`, `persons`, `pieces`,
  `players_min`, `players_max`, `age_from`, `fits_laptop_in` (0 = no laptop), `heel_height_cm`, `spf`, `noise_db` ...
* booleans: `waterproof`, `hood`, `stretch`, `lined`, `noise_cancelling`, `dishwasher_safe`, `induction`, `dimmable` ...
* `features`: a tuple of short texts, the facts shoppers ask about (`side pockets`, `boil-dry protection`).
* `care`: how to clean it, on things of cloth, leather or wood.

`color` of a product is one base word of `demo.kind.COLORS`; a further colour of the same product is on its variants.
"""

from __future__ import annotations

from collections.abc import Mapping

from demo.kind import Kind
from demo.kinds_carried import ACCESSORIES, FOOTWEAR
from demo.kinds_clothing import CLOTHING
from demo.kinds_home import HOME, KITCHEN
from demo.kinds_leisure import BEAUTY, OUTDOOR, TOYS
from demo.kinds_tech import ELECTRONICS

KINDS: Mapping[str, Kind] = {
    kind.category: kind
    for kind in (*CLOTHING, *FOOTWEAR, *ACCESSORIES, *HOME, *KITCHEN, *ELECTRONICS, *OUTDOOR, *BEAUTY, *TOYS)
}
"""Category -> how its products are made, in the order of the shop's menu."""

DEPARTMENTS: tuple[str, ...] = tuple(dict.fromkeys(kind.department for kind in KINDS.values()))
