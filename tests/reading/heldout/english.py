"""English registers: an authority's template, questionnaires, exports of tools, linked sheets."""

from __future__ import annotations

from tests.reading.heldout.kit import Case, gold, table

CASES = [
    Case(
        "en_authority.xlsx",
        [
            table(
                "Guidance",
                "How to complete this document\nComplete one row for each purpose. Do not delete columns.\nExample: 'Payroll – pay staff'",
            ),
            table(
                "Controller record",
                """
Organisation name | Riverside Academy Trust | Data protection officer | Ines Cole
Address | 1 Mill Road, Derby | Email | dpo@riverside.example

 |  | Article 30 record of processing activities |  |  |  |  |  |  |  |  | Lawful basis |  |
Business function | Purpose of processing | Name and contact details of joint controller (if applicable) | Categories of individuals | Categories of personal data | Categories of recipients | Names of third countries that personal data are transferred to (if applicable) | Safeguards for exceptional transfers | Retention schedule (if possible) | Security measures | Link to DPIA | Article 6 lawful basis | Article 9 basis for special category data | Data Protection Act 2018 Schedule 1 condition
e.g. Finance | e.g. Payroll | N/A | e.g. employees | e.g. bank details | e.g. HMRC | N/A | N/A | e.g. 6 years | e.g. encryption |  | e.g. contract | N/A |
HR | Recruitment | N/A | Applicants | Contact details⏎Employment history | Referees | N/A | N/A | 6 months after the campaign | Access controls |  | Article 6(1)(b) - contract | N/A |
HR | Sickness absence | N/A | Employees | Health information | Occupational health provider | N/A | N/A | 3 years from end of tax year | Access controls⏎Locked cabinets |  | Article 6(1)(c) - legal obligation | Article 9(2)(b) - employment law | Part 1, para 1
Admissions | Admit pupils | N/A | Pupils⏎Parents | Contact details⏎Date of birth | Local authority | N/A | N/A | Until pupil is 25 | Encryption |  | Article 6(1)(e) - public task | N/A |
Alumni | Fundraising | N/A | Former pupils | Contact details⏎Donation history | GiveMore Inc. (processor) | USA | UK-US data bridge | 7 years after last gift | Encryption |  | Article 6(1)(f) - legitimate interests | N/A |
""",
                merged=("C4:K4", "L4:N4"),
            ),
        ],
        gold("""
# Recruitment @ HR
P Recruitment => 6(1)(b) {contract}
D Contact details ; Employment history
S Applicants
R Referees
K 6 months after the campaign -> P6M
M Access controls
# Sickness absence @ HR
P Sickness absence => 6(1)(c) {legal obligation} ; 9(2)(b) {employment law}
D Health information
S Employees
R Occupational health provider
K 3 years from end of tax year -> P3Y
M Access controls ; Locked cabinets
# Admit pupils @ Admissions
P Admit pupils => 6(1)(e) {public task}
D Contact details ; Date of birth
S Pupils ; Parents
R Local authority
K Until pupil is 25
M Encryption
# Fundraising @ Alumni
P Fundraising => 6(1)(f) {legitimate interests}
D Contact details ; Donation history
S Former pupils
R GiveMore Inc.
T US
K 7 years after last gift -> P7Y
M Encryption
"""),
        must_not=("e.g. Payroll", "How to complete this document"),
    ),
    Case(
        "en_questions_many.xlsx",
        [
            table(
                "Answers",
                """
Data mapping survey 2026
Question | Finance | Events | IT
What do you call this processing? | Supplier payments | Conference registration | Access logs
Why do you need the data? | To pay suppliers | To organise the conference | To detect misuse of systems
What is your lawful basis? | Contract | Consent | Legitimate interests: security of our network
Whose data is it? | Suppliers' contacts | Delegates; speakers | Staff; contractors
What data do you hold? | Name; bank details | Name; email; dietary needs | User name; IP address
Do you hold any special category data? | No | Yes - dietary needs may reveal health | No
Who do you share it with? | Bank; auditors | Venue; Eventory Ltd (processor) | Nobody
Does the data leave the EEA? | No | Yes, to the United Kingdom (adequacy decision) | No
How long do you keep it? | 7 years after end of financial year | 12 months after the event | 90 days
How do you keep it secure? | Role-based access | Encryption | Role-based access
""",
            )
        ],
        gold("""
# Supplier payments
N| Finance
P To pay suppliers => 6(1)(b) {Contract}
D Name ; bank details
S Suppliers' contacts
R Bank ; auditors
K 7 years after end of financial year -> P7Y
M Role-based access
# Conference registration
P To organise the conference => 6(1)(a) {Consent}
D Name ; email ; dietary needs
D| Name ; email ; dietary needs ; dietary needs may reveal health
S Delegates ; speakers
R Venue ; Eventory Ltd
T GB 45
K 12 months after the event -> P12M
M Encryption
# Access logs
P To detect misuse of systems => 6(1)(f) {security of our network}
D User name ; IP address
S Staff ; contractors
K 90 days -> P90D
M Role-based access
"""),
        must_not=("Finance", "Question"),
    ),
    Case(
        "en_tool_export.csv",
        [
            table(
                "x",
                """
Activity ID | Activity Name | Organization | Business Owner | Description | Role | Purpose | Legal Basis (Art 6) | Legal Basis (Art 9) | Data Subject Types | Data Elements | Third Parties | Sub-processors | Transfer Countries | Transfer Mechanism | Retention | Assets | Last Updated | Risk Level
PA-101 | Customer onboarding | Northlight Ltd | J. Marsh | Opening of accounts and identity checks | Controller | Identity verification; Account opening | Legal obligation |  | Customers | Passport number; Full name; Date of birth | VerifyMe Ltd |  | UK | Adequacy decision | 5 years after account closure | CRM; KYC portal | 2025-11-02 | High
PA-102 | Email marketing | Northlight Ltd | P. Osei | Campaigns | Controller | Direct marketing | Consent |  | Prospects | Email address; First name | Sendly Inc. | Cloudbox Inc. | US | Standard contractual clauses | Until opt-out | Sendly | 2025-10-12 | Medium
PA-103 | Absence management | Northlight Ltd | A. Lund | Sick leave | Controller | Absence administration | Contract | Employment and social security law | Employees | Absence dates; Medical certificates |  |  |  |  | 3 years | HR system | 2025-09-30 | High
""",
            )
        ],
        gold("""
# Customer onboarding
P Identity verification => 6(1)(c) {Legal obligation}
P Account opening => 6(1)(c) {Legal obligation}
D Passport number ; Full name ; Date of birth
S Customers
R VerifyMe Ltd
T GB 45
K 5 years after account closure -> P5Y
# Email marketing
P Direct marketing => 6(1)(a) {Consent}
D Email address ; First name
S Prospects
R Sendly Inc. ; Cloudbox Inc.
T US 46(2)(c)
K Until opt-out
# Absence management
P Absence administration => 6(1)(b) {Contract} ; 9(2)(b) {Employment and social security law}
D Absence dates ; Medical certificates
S Employees
K 3 years -> P3Y
"""),
        delimiter=",",
    ),
    Case(
        "en_linked.xlsx",
        [
            table(
                "Processing activities",
                "Ref | Processing activity | Department | Data subjects | Personal data | Retention period\nRPA-1 | Library lending | Library | Borrowers | Name; loan history | 1 year after last loan\nRPA-2 | CCTV | Estates | Visitors; staff | Images | 31 days",
            ),
            table(
                "Purposes",
                "Ref | Purpose | Lawful basis | Notes on basis\nRPA-1 | Manage loans | Art. 6(1)(e) | public task under the Libraries Act\nRPA-1 | Recover overdue books | Art. 6(1)(f) | interest in the return of stock\nRPA-2 | Prevent crime | Art. 6(1)(f) | safety of visitors",
            ),
            table(
                "Recipients",
                "Ref | Recipient | Role | Country\nRPA-1 | Libsys Ltd | Processor | Ireland\nRPA-2 | Police | Authority | \nRPA-2 | Camwatch Inc. | Processor | United States",
            ),
            table(
                "Transfers",
                "Ref | Third country | Recipient | Safeguard\nRPA-2 | United States | Camwatch Inc. | Standard contractual clauses",
            ),
        ],
        gold("""
# Library lending @ Library
P Manage loans => 6(1)(e) {public task under the Libraries Act}
P Recover overdue books => 6(1)(f) {interest in the return of stock}
D Name ; loan history
S Borrowers
R Libsys Ltd
K 1 year after last loan -> P1Y
# CCTV @ Estates
P Prevent crime => 6(1)(f) {safety of visitors}
D Images
S Visitors ; staff
R Police ; Camwatch Inc.
T US 46(2)(c)
K 31 days -> P31D
"""),
    ),
    Case(
        "en_dpv.csv",
        [
            table(
                "x",
                """
process_name | has_purpose | has_legal_basis | has_data_subject | has_personal_data | has_recipient | has_storage_duration | has_technical_measure | is_active
Newsletter | dpv:DirectMarketing | dpv:Consent | dpv:Subscriber | pd:EmailAddress;pd:Name | Mailbird Ltd | 2 years | dpv:Encryption | =TRUE
Support desk | dpv:CustomerSupport | dpv:Contract | dpv:Customer | pd:Contact;pd:PurchaseHistory | Helpdesk GmbH | 3 years | dpv:AccessControl | =TRUE
""",
            )
        ],
        gold("""
# Newsletter
P Direct Marketing => 6(1)(a) {Consent}
P| dpv:DirectMarketing => 6(1)(a) {dpv:Consent}
D Email Address ; Name
D| pd:EmailAddress ; pd:Name
S Subscriber
S| dpv:Subscriber
R Mailbird Ltd
K 2 years -> P2Y
M Encryption
M| dpv:Encryption
# Support desk
P Customer Support => 6(1)(b) {Contract}
P| dpv:CustomerSupport => 6(1)(b) {dpv:Contract}
D Contact ; Purchase History
D| pd:Contact ; pd:PurchaseHistory
S Customer
S| dpv:Customer
R Helpdesk GmbH
K 3 years -> P3Y
M Access Control
M| dpv:AccessControl
"""),
        delimiter=",",
    ),
    Case(
        "en_labels_above.xlsx",
        [
            table(
                title,
                f"""
RECORD OF PROCESSING | | Ref: {ref}

Processing activity | | Owner
{name} | | {owner}

Purpose(s) | | Lawful basis
{purpose} | | {basis}

Data subjects | | Personal data
{people} | | {data}

Recipients | | International transfers
{recipients} | | None

Retention | | Security
{kept} | | {secure}
""",
            )
            for title, ref, name, owner, purpose, basis, people, data, recipients, kept, secure in (
                (
                    "A1",
                    "A1",
                    "Volunteer management",
                    "Community team",
                    "Coordinate volunteers",
                    "Legitimate interests (running the charity)",
                    "Volunteers",
                    "Name; Emergency contact",
                    "Insurer",
                    "2 years after leaving",
                    "Password protection",
                ),
                (
                    "A2",
                    "A2",
                    "Gift Aid claims",
                    "Finance",
                    "Reclaim tax on gifts",
                    "Legal obligation",
                    "Donors",
                    "Name; Address; Gift amount",
                    "HMRC",
                    "6 years after the accounting period",
                    "Restricted folder",
                ),
            )
        ],
        gold("""
# Volunteer management
P Coordinate volunteers => 6(1)(f) {running the charity}
D Name ; Emergency contact
S Volunteers
R Insurer
K 2 years after leaving -> P2Y
M Password protection
# Gift Aid claims
P Reclaim tax on gifts => 6(1)(c) {Legal obligation}
D Name ; Address ; Gift amount
S Donors
R HMRC
K 6 years after the accounting period -> P6Y
M Restricted folder
"""),
    ),
    Case(
        "en_prose.xlsx",
        [
            table(
                "Register",
                """
Entry | Description of the processing operation | Purposes | Legal basis | Whose data? | Which data? | Recipients of the data | Time limit for keeping the data | Transfers | Security
Complaints handling | The authority receives complaints through an online form and by letter. | To examine complaints lodged by members of the public and to give them a reasoned reply within the time limits of the law. | The processing is necessary for the performance of a task carried out in the public interest (Article 6(1)(e) GDPR), laid down in section 14 of the Ombudsman Act. | Complainants and third parties mentioned in complaints | Identification data; contact data; content of the complaint | Staff of the unit; the body complained about | Files are kept for ten years after closure of the case and then transferred to the national archives. | No transfers outside the EU take place. | Access is limited to the staff handling the case.
Events | Registration and catering. | To organise events for stakeholders. | Consent of the participants, Article 6(1)(a). | Participants | Name; organisation; dietary requirements | Catering company | Six months after the event. | No transfers. | Access is limited to the events team.
""",
            )
        ],
        gold("""
# Complaints handling
P To examine complaints lodged by members of the public and to give them a reasoned reply within the time limits of the law. => 6(1)(e) <section 14 of the Ombudsman Act>
D Identification data ; contact data ; content of the complaint
S Complainants ; third parties mentioned in complaints
S| Complainants and third parties mentioned in complaints
R Staff of the unit ; the body complained about
K Files are kept for ten years after closure of the case and then transferred to the national archives. -> P10Y
M Access is limited to the staff handling the case.
# Events
P To organise events for stakeholders. => 6(1)(a) {Consent of the participants}
D Name ; organisation ; dietary requirements
S Participants
R Catering company
K Six months after the event. -> P6M
M Access is limited to the events team.
"""),
    ),
    Case(
        "en_denormalised.csv",
        [
            table(
                "x",
                """
Dept | Process | Purpose | Basis | Data category | Subject | Recipient | Kept for
Sales | Orders | Fulfil orders | 6(1)(b) | Name | Customers | Carrier | 5 years
Sales | Orders | Fulfil orders | 6(1)(b) | Address | Customers | Carrier | 5 years
Sales | Orders | Prevent fraud | 6(1)(f) | Payment data | Customers | Payfast Ltd | 13 months
Sales | Reviews | Publish reviews | 6(1)(a) | Nickname | Customers |  | Until withdrawn
HR | Training | Keep track of courses | 6(1)(f) | Course record | Employees | Learnly BV | 3 years after leaving
HR | Training | Keep track of courses | 6(1)(f) | Name | Employees | Learnly BV | 3 years after leaving
""",
            )
        ],
        gold("""
# Orders @ Sales
P Fulfil orders => 6(1)(b)
P Prevent fraud => 6(1)(f)
D Name ; Address ; Payment data
S Customers
R Carrier ; Payfast Ltd
K 5 years -> P5Y ; 13 months -> P13M
# Reviews @ Sales
P Publish reviews => 6(1)(a)
D Nickname
S Customers
K Until withdrawn
# Training @ HR
P Keep track of courses => 6(1)(f)
D Course record ; Name
S Employees
R Learnly BV
K 3 years after leaving -> P3Y
"""),
    ),
]
