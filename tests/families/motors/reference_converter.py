"""The reference converter of IEC 61800-9-2, by which converters are classed.

Losses at 90 % frequency and 100 % torque current, by equivalent apparent power. The figures are
recalled and were not compared with the standard or with EU 2019/1781 Annex I; those at 1.29,
3.3, 5.44, 9.95 and 14.4 kVA agree with a second copy. A converter of class IE1 lies within
± 25 % of them, one of IE2 below, one of IE0 above: of the catalog's
reference converters one of IE0 is taken at 1.25 of the losses, of IE1 at them, of IE2 at 0.75.
"""

REFERENCE = (  # kVA, rated motor kW, losses W
    (0.278, 0.12, 100), (0.381, 0.18, 104), (0.5, 0.25, 109), (0.697, 0.37, 117),
    (0.977, 0.55, 129), (1.29, 0.75, 142), (1.71, 1.1, 163), (2.29, 1.5, 188),
    (3.3, 2.2, 237), (4.44, 3.0, 299), (5.44, 4.0, 374), (7.94, 5.5, 477),
    (9.95, 7.5, 581), (14.4, 11.0, 781), (19.5, 15.0, 1010), (23.9, 18.5, 1210),
    (28.3, 22.0, 1410), (38.2, 30.0, 1860), (47.0, 37.0, 2250), (56.9, 45.0, 2700),
    (68.4, 55.0, 3240), (92.8, 75.0, 4350), (111.0, 90.0, 5170), (135.0, 110.0, 5550),
    (162.0, 132.0, 6650), (196.0, 160.0, 8020), (245.0, 200.0, 10000), (302.0, 250.0, 12400),
    (381.0, 315.0, 15600), (429.0, 355.0, 17500), (483.0, 400.0, 19800), (604.0, 500.0, 24700),
    (677.0, 560.0, 27600), (761.0, 630.0, 31100), (858.0, 710.0, 35000), (967.0, 800.0, 39400),
    (1088.0, 900.0, 44300), (1209.0, 1000.0, 49300),
)  # fmt: skip
