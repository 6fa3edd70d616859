"""Two who speak of one happening: whether they are one origin or two, by the names under which reports give them."""

from __future__ import annotations

from typing import Any

import pytest
from fusing_desk import claim, fuse, only, report

from isnad.packs import Packs

ONE = """
a: @sdf | b: SDF General Command
a: @sdf | b: SDF commander Mazloum Abdi
a: @peshmerga-ministry | b: Samir Qaddur, Peshmerga commander of Kifri axis
a: @sdf | b: @sdf-media-centre
a: @asayish | b: Asayish media office
a: @syrian-army | b: @syrian-defence-ministry
a: @sana | b: @syrian-state-tv
a: @sana | b: Syrian state media
sana: military source | b: @sana
sana: military source | b: @sana > military source
sana: correspondent | b: @sana
a: @sohr | b: @afp > @sohr
a: Rami Abdulrahman | b: @sohr
sohr: activists | b: @sohr
a: @white-helmets | b: civil defence in Ariha
a: @white-helmets | b: volunteer in the White Helmets
a: @snhr | b: Fadel Abdulghany
reuters: residents | b: @reuters > residents
reuters: residents | b: @reuters > medical source
orient-tv: correspondent | b: Orient TV correspondent
a: @us-centcom | b: US Central Command spokesman
a: @us-centcom | b: @pentagon
a: @international-coalition | b: @inherent-resolve
a: @russian-defence-ministry | b: @russian-reconciliation-centre
a: @turkish-defence-ministry | b: Turkish defence minister Hulusi Akar
a: Ariha governorate | b: Ariha governor
anadolu: = | b: @anadolu
a: @isis | b: @amaq
a: @isis | b: Amaq news agency
amaq: security source | b: @isis
a: @isis | b: @naba
a: @hts | iba-agency: =
suwayda24: correspondent | b: @suwayda24
a: @deirezzor24 | deirezzor24: @sohr
a: @sna | b: SNA spokesman Youssef Hammoud
a: @sna | b: @sna-third-corps
a: @houthis | b: @yahya-saree
a: @houthis | b: @houthi-health-ministry
a: @saudi-led-coalition | b: coalition spokesman Turki al-Maliki
a: @saudi-led-coalition | b: @spa > @saudi-led-coalition
a: @iraqi-army | b: @security-media-cell
a: @iraqi-interior-ministry | b: interior ministry spokesman Saad Maan
a: @pmf | b: media directorate of PMF
a: @pmf | b: PMF brigade 30
a: Diyala police | b: spokesman of Diyala police
a: Ariha camp people's council | b: head of Ariha camp council
a: @rsf | b: RSF spokesman
a: @lna | b: LNA media office
a: @gna | b: @gna-forces
a: @gna-health-ministry | b: Malek Mersit, spokesman of health ministry
"""
TWO = """
a: @sdf | b: SDF source
a: SDF source | b: SDF source
a: @sdf | b: @asayish
hawar-news: = | b: @asayish
anf: = | b: @sdf
suwayda24: = | suwayda24: local sources
alwatan-sy: military source | sana: military source
a: activists | b: activists
a: rescue workers | b: rescue workers
reuters: residents | afp: residents
a: correspondent | b: correspondent
a: @us-centcom | b: US official
a: @us-centcom | b: @international-coalition
a: @anadolu | b: @turkish-defence-ministry
a: @sna | b: SNA military source
al-masirah: = | b: @houthis
a: police source | b: police source
a: @pmf | b: @security-media-cell
a: director of Ariha hospital | b: Idlib Health Directorate
a: head of Ariha council | b: Ariha military council
"""
"""Who tells it in each of two reports: «outlet: =» on its own word, «@» an actor or outlet of the packs, else a name; «>» a
chain."""


def _told(words: str) -> tuple[str, dict[str, Any]]:
    outlet, _, chain = words.strip().partition(": ")
    links = [link for link in chain.split(" > ") if link != "="]
    known = [link[1:] for link in links if link.startswith("@")]
    names = " > ".join(link for link in links if not link.startswith("@"))
    given: dict[str, Any] = {"unnamed": names} if names else {}
    if known:
        given["via" if names else "source"] = known[-1]
    return outlet, given | ({"via": known[0]} if len(known) > 1 else {})


@pytest.mark.parametrize(
    ("pair", "origins"), [(line, n) for n, lines in ((1, ONE), (2, TWO)) for line in lines.strip().split("\n")]
)
def test_one_origin_or_two(packs: Packs, pair: str, origins: int) -> None:
    told = [_told(words) for words in pair.split(" | ")]
    incident = only(fuse(packs, *(report(packs, outlet, "2020-06-21", claim(**given)) for outlet, given in told)))
    assert len(incident.origins) == origins, [o.id for o in incident.origins]
