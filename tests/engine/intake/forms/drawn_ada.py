"""A plainly drawn ADA dental claim form of a made-up person."""

from tests.engine.intake.forms.drawn_forms import Sheet

CAPTIONS = (
    (0.3, 0.35, "ADA American Dental Association Dental Claim Form"),
    (0.3, 0.6, "HEADER INFORMATION"),
    (0.3, 0.75, "1. Type of Transaction (Mark all applicable boxes)"),
    (0.5, 0.92, "Statement of Actual Services"),
    (2.3, 0.92, "Request for Predetermination/Preauthorization"),
    (0.3, 1.1, "2. Predetermination/Preauthorization Number"),
    (4.3, 0.75, "12. Policyholder/Subscriber Name (Last, First, Middle Initial, Suffix), Address, City, State, Zip Code"),
    (0.3, 1.4, "DENTAL BENEFIT PLAN INFORMATION"),
    (0.3, 1.55, "3. Company/Plan Name, Address, City, State, Zip Code"),
    (4.3, 1.75, "13. Date of Birth (MM/DD/CCYY)"),
    (5.7, 1.75, "14. Gender"),
    (6.5, 1.75, "15. Policyholder/Subscriber ID (Assigned by Plan)"),
    (4.3, 2.1, "16. Plan/Group Number"),
    (5.7, 2.1, "17. Employer Name"),
    (0.3, 2.35, "4. Dental?"),
    (1.4, 2.35, "Medical?"),
    (0.3, 2.6, "5. Name of Policyholder/Subscriber in #4 (Last, First, Middle Initial, Suffix)"),
    (4.3, 2.6, "18. Relationship to Policyholder/Subscriber in #12 Above"),
    (6.8, 2.6, "19. Reserved For Future Use"),
    (0.3, 2.95, "6. Date of Birth (MM/DD/CCYY)"),
    (1.6, 2.95, "7. Gender"),
    (2.3, 2.95, "8. Policyholder/Subscriber ID (Assigned by Plan)"),
    (4.3, 2.95, "20. Name (Last, First, Middle Initial, Suffix), Address, City, State, Zip Code"),
    (0.3, 3.3, "9. Plan/Group Number"),
    (1.6, 3.3, "10. Patient's Relationship to Person named in #5"),
    (0.3, 3.65, "11. Other Insurance Company/Dental Benefit Plan Name, Address, City, State, Zip Code"),
    (4.3, 3.95, "21. Date of Birth (MM/DD/CCYY)"),
    (5.7, 3.95, "22. Gender"),
    (6.5, 3.95, "23. Patient ID/Account # (Assigned by Dentist)"),
    (0.3, 4.35, "RECORD OF SERVICES PROVIDED"),
    (0.35, 4.5, "24. Procedure Date"),
    (0.4, 4.6, "(MM/DD/CCYY)"),
    (1.3, 4.5, "25. Area"),
    (1.35, 4.6, "of Oral"),
    (1.35, 4.69, "Cavity"),
    (1.75, 4.5, "26. Tooth"),
    (1.8, 4.6, "System"),
    (2.25, 4.5, "27. Tooth Number(s)"),
    (2.3, 4.6, "or Letter(s)"),
    (3.25, 4.5, "28. Tooth"),
    (3.3, 4.6, "Surface"),
    (3.8, 4.5, "29. Procedure"),
    (3.85, 4.6, "Code"),
    (4.55, 4.5, "29a. Diag."),
    (4.6, 4.6, "Pointer"),
    (5.1, 4.5, "29b."),
    (5.1, 4.6, "Qty."),
    (5.5, 4.5, "30. Description"),
    (7.4, 4.5, "31. Fee"),
    (0.3, 6.95, '33. Missing Teeth Information (Place an "X" on each missing tooth.)'),
    (3.6, 6.95, "34. Diagnosis Code List Qualifier"),
    (6.8, 6.95, "31a. Other Fee(s)"),
    (3.6, 7.15, '34a. Diagnosis Code(s) (Primary diagnosis in "A")'),
    (6.8, 7.3, "32. Total Fee"),
    (0.3, 7.6, "35. Remarks"),
    (0.3, 8.0, "AUTHORIZATIONS"),
    (0.3, 8.15, "36. I have been informed of the treatment plan and associated fees"),
    (4.3, 8.0, "ANCILLARY CLAIM/TREATMENT INFORMATION"),
    (4.3, 8.15, "38. Place of Treatment"),
    (6.6, 8.15, "39. Enclosures (Y or N)"),
    (4.3, 8.45, "40. Is Treatment for Orthodontics?"),
    (6.2, 8.45, "41. Date Appliance Placed (MM/DD/CCYY)"),
    (0.3, 8.75, "37. I hereby authorize and direct payment"),
    (4.3, 8.75, "42. Months of Treatment"),
    (5.6, 8.75, "43. Replacement of Prosthesis"),
    (0.3, 9.3, "BILLING DENTIST OR DENTAL ENTITY"),
    (4.3, 9.3, "TREATING DENTIST AND TREATMENT LOCATION INFORMATION"),
    (0.3, 9.45, "48. Name, Address, City, State, Zip Code"),
    (4.3, 9.45, "53. I hereby certify that the procedures as indicated by date"),
    (4.3, 9.95, "54. NPI"),
    (6.2, 9.95, "55. License Number"),
    (0.3, 10.25, "49. NPI"),
    (1.6, 10.25, "50. License Number"),
    (2.9, 10.25, "51. SSN or TIN"),
    (4.3, 10.25, "56. Address, City, State, Zip Code"),
    (6.2, 10.25, "56a. Provider Specialty Code"),
    (0.3, 10.55, "52. Phone Number"),
    (2.3, 10.55, "52a. Additional Provider ID"),
    (4.3, 10.55, "57. Phone Number"),
    (6.2, 10.55, "58. Additional Provider ID"),
)
LINES = (
    ("02/03/2026", "", "", "", "", "D0120", "A", "1", "MADE UP EXAM", "58 00"),
    ("02/03/2026", "", "JP", "14", "MOD", "D2393", "A", "1", "MADE UP FILLING", "286 50"),
    ("02/03/2026", "", "JP", "30", "", "D2740", "B", "1", "MADE UP CROWN", "1240 00"),
    ("02/05/2026", "10", "", "", "", "D4341", "", "1", "MADE UP SCALING", "249 00"),
)


def ada(sheet: Sheet, *, lines=LINES, total="1833 50", request=False) -> Sheet:
    """A dentist's claim; `request` asks for a predetermination instead."""
    for x, y, text in CAPTIONS:
        sheet.write(x, y, text, points=6, font="Helvetica")

    def money(right: float, y: float, text: str) -> None:
        whole, _, part = text.partition(" ")
        sheet.write(right - 0.0833 * len(whole), y, whole)
        sheet.write(right + 0.08, y, part)

    sheet.write(2.15 if request else 0.35, 0.9, "X")
    sheet.write(0.4, 1.75, "MADE UP DENTAL PLAN")
    sheet.write(0.4, 1.92, "1 NOWHERE PLAZA")
    sheet.write(4.4, 0.95, "EXAMPLE, SAM J")
    sheet.write(4.4, 1.1, "321 NOWHERE ST")
    sheet.write(4.4, 1.88, "08/15/1975")
    sheet.write(6.6, 1.88, "MU778899")
    sheet.write(4.4, 3.1, "EXAMPLE, KIM")
    sheet.write(4.4, 3.27, "321 NOWHERE ST")
    sheet.write(4.4, 4.1, "01/09/2012")
    sheet.write(6.6, 4.1, "MU-77")
    for number, (day, area, system, tooth, surface, code, pointer, units, words, fee) in enumerate(lines):
        y = 4.85 + number * 0.2
        sheet.write(0.2, y, str(number + 1), points=6, font="Helvetica")
        for x, text in (
            (0.37, day), (1.35, area), (1.8, system), (2.3, tooth), (3.3, surface), (3.87, code), (4.65, pointer), (5.15, units),
            (5.55, words),
        ):  # fmt: skip
            sheet.write(x, y, text)
        money(7.75, y, fee)
    sheet.write(3.7, 7.3, "A K0263")
    sheet.write(5.2, 7.3, "C")
    sheet.write(3.7, 7.45, "B K0381")
    sheet.write(5.2, 7.45, "D")
    money(7.75, 7.4, total)
    sheet.write(0.4, 7.75, "MADE UP REMARK")
    sheet.write(5.5, 8.25, "11")
    sheet.write(0.4, 9.6, "MADE UP DENTISTS PC")
    sheet.write(0.4, 9.75, "456 NOWHERE DRIVE")
    sheet.write(0.4, 9.9, "BOSTON, MA 02101")
    sheet.write(0.4, 10.38, "1234567893")
    sheet.write(3.0, 10.38, "12-3456789")
    sheet.write(4.4, 10.08, "1234567893")
    return sheet
