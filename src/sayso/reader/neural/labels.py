"""What the model tells apart. The order is that of its outputs: a new label goes to the end, and the weights are made anew."""

__all__ = ["KINDS", "PREDICATES", "QUOTATION", "ROLES", "SAY", "TAGS", "TENSES"]

KINDS = ("person", "organization", "location", "facility", "weapon", "title", "nationality", "event", "document")
TAGS = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))

SAY = "say"
QUOTATION = "quotation"  # a quotation without words of saying; its trigger is the first word of what is said
PREDICATES = (
    *(
        "agree",
        "consult",
        "support",
        "concede",
        "cooperate",
        "aid",
        "retreat",
        "request",
        "accuse",
        "reject",
        "threaten",
        "protest",
        "sanction",
        "mobilize",
        "coerce",
        "assault",
    ),
    *(
        "leads",
        "holds_post",
        "appointed",
        "member_of",
        "part_of",
        "founded",
        "directs",
        "loyal_to",
        "funds",
        "arms",
        "trains",
        "supplies",
        "advises",
        "shelters",
    ),
    *(
        "recruits_for",
        "shares_intelligence",
        "allied_with",
        "opposes",
        "affiliated_with",
        "succeeded",
        "split_from",
        "merged_with",
        "same_as",
        "claims_responsibility",
    ),
    *("presence", "size", SAY, QUOTATION),
)
ROLES = ("actor", "target", "instrument", "place", "post", "object", "source", "content", "time", "quantity", "certainty", "negation")
TENSES = ("", "future", "hypothetical")
