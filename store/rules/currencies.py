"""Currencies as data: their decimals by ISO 4217, and the marks written for them."""

from __future__ import annotations

from dataclasses import dataclass

_NONE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_TWO = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP
BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD
FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD
KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD
NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP
SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED
VES WST XAD XCD XCG YER ZAR ZMW ZWG
"""
_THREE = "BHD IQD JOD KWD LYD OMR TND"
_FOUR = "CLF UYW"

DECIMALS: dict[str, int] = {
    code: decimals
    for decimals, codes in ((0, _NONE), (2, _TWO), (3, _THREE), (4, _FOUR))
    for code in codes.split()
}
"""Decimals of each active ISO 4217 currency, and of ANG and BGN from old books."""


@dataclass(frozen=True, slots=True)
class CurrencyMark:
    """What a written mark may mean: the codes, the usual one first if there is one."""

    codes: tuple[str, ...]
    usual: bool = True
    """Whether the first code is meant when nothing else tells them apart."""


_DOLLARS: tuple[str, ...] = ("USD", "MXN", "CAD", "AUD", "ARS", "COP", "CLP")
_DOLLARS += ("NZD", "HKD", "TWD", "SGD", "UYU", "DOP")
_PESOS = ("MXN", "ARS", "COP", "CLP", "PHP", "UYU", "DOP", "CUP")
_KRONER = ("SEK", "NOK", "DKK", "ISK")

# A word in capitals such as TOP 10 or ALL 5 is no money, whatever ISO says.
_WORDS = {"ALL", "TOP"}

_ANY_CASE = """
USD EUR KRW JPY GBP CNY VND MXN BRL CAD AUD INR IDR THB PHP SGD HKD TWD CLP ARS
"""
"""Codes also read in small letters; others look like words (mad, try, cup, sos)."""

_SYMBOLS: dict[str, str] = {
    "KRW": "₩ 원 won",
    "USD": "us$ usd$ 달러 dólar dólares dolar dolares",
    "EUR": "€ 유로 euro euros",
    "GBP": "£ 파운드",
    "JPY": "円 엔 yen jp¥",
    "CNY": "元 위안 rmb cn¥",
    "VND": "₫ đ",
    "MXN": "mx$ mex$",
    "CAD": "ca$ c$",
    "AUD": "a$ au$",
    "NZD": "nz$",
    "HKD": "hk$",
    "TWD": "nt$",
    "SGD": "s$ sg$",
    "ARS": "ar$",
    "CLP": "clp$ cl$",
    "COP": "cop$ col$",
    "BRL": "r$ reais",
    "PEN": "s/ s/. soles",
    "INR": "₹",
    "PHP": "₱",
    "THB": "฿ 바트",
    "TRY": "₺",
    "RUB": "₽",
    "UAH": "₴",
    "ILS": "₪",
    "NGN": "₦",
    "KZT": "₸",
    "PYG": "₲",
    "CRC": "₡",
    "PLN": "zł",
    "CZK": "kč",
    "IDR": "rp rp.",
    "MYR": "rm",
}

MARKS: dict[str, CurrencyMark] = {
    **{code: CurrencyMark((code,)) for code in DECIMALS if code not in _WORDS},
    **{code.lower(): CurrencyMark((code,)) for code in _ANY_CASE.split()},
    **{
        symbol: CurrencyMark((code,))
        for code, symbols in _SYMBOLS.items()
        for symbol in symbols.split()
    },
    **dict.fromkeys(("$", "dollar", "dollars"), CurrencyMark(_DOLLARS)),
    **dict.fromkeys(("peso", "pesos"), CurrencyMark(_PESOS, usual=False)),
    "¥": CurrencyMark(("JPY", "CNY")),
    **dict.fromkeys(("kr", "kr."), CurrencyMark(_KRONER, usual=False)),
}
"""Every mark read beside an amount; symbols are kept in small letters."""


def find_mark(text: str) -> CurrencyMark | None:
    """Find what a written currency mark may mean; None when it is no such mark."""
    return MARKS.get(text) or MARKS.get(text.casefold())
