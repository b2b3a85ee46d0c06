"""What English registers hold: activities of several sectors in the notation that `material` explains."""

TEXT = """
# Payroll @ Human Resources
P Calculate and pay salaries, pensions and expenses. Pay is worked out from timesheets, allowances and absence => b{employment contract} c<Income Tax (PAYE) Regulations 2003>
P Report earnings to the tax authority => c<Finance Act 2004>
D Name ; Home address ; National insurance number ; Bank account ; Salary ; Tax code ; Pension contributions ; Absence ; Trade union subscription (where deducted at source)
S Employees ; Casual workers ; Former employees
R HM Revenue & Customs ; Pension providers ; Auditors
X Paywell Ltd
K 6 years | after | the end of the tax year | Taxes Management Act 1970
# Recruitment and selection @ Human Resources
P Assess applicants for vacancies, invite them to interviews and take up references => b f{hiring the right people}
P Keep unsolicited applications for later vacancies => a
D Name ; Contact details ; CV ; Covering letter ; Certificates ; References (only with agreement) ; Test results ; Right to work documents
S Applicants ; Referees
R Recruitment agencies ; Interview panel
X Hirebridge Ltd
K 6 months | after | rejection |
# Sickness absence @ Human Resources
P Record sickness, pay sick pay and arrange a return to work, including adjustments at the workplace => c<Equality Act 2010> 9b
D Name ; Dates of absence ; Fit notes ; Occupational health reports ; Notes of meetings
S Employees
R Occupational health provider ; Insurers
K 3 years | after | the end of the absence |
# Credit checking of borrowers @ Lending
P Assess whether an applicant can repay before a loan is agreed. The assessment uses what the applicant tells us, credit reference data and account information. It is kept so that a refusal can be explained => b c<Consumer Credit Act 1974>
P Monitor portfolio risk and develop scorecards => f{limiting losses on loans}
D Name and address ; Date of birth ; Income ; Debts ; Household composition ; Credit score ; Credit file ; Bank statements (three months)
S Loan applicants ; Joint applicants ; Guarantors
R Credit reference agencies ; Fraud prevention bodies
X Scorewise Ltd ; Datahall plc
K 6 years | after | the account is closed |
# Customer due diligence @ Compliance
P Identify customers and beneficial owners, monitor transactions and report suspicions => c<Money Laundering Regulations 2017>
D Name ; Date of birth ; Copy of passport ; Transactions ; Source of funds ; PEP status ; Sanctions screening
S Customers ; Beneficial owners ; Attorneys
R National Crime Agency ; Financial Conduct Authority
X IDproof Ltd
K 5 years | after | the end of the business relationship | Money Laundering Regulations 2017
# Debt collection @ Finance
P Remind customers of overdue amounts, agree instalments and pass cases to collectors => b f{being paid for what was delivered}
D Name ; Address ; Balance owed ; Payment history ; Instalment plans
S Debtors ; Customers
R Collection agencies ; County court ; Solicitors
K 6 years | after | settlement | Limitation Act 1980
# Invoicing and bookkeeping @ Finance
P Issue invoices, record receipts and payments and prepare annual accounts => c<Companies Act 2006, s. 386>
D Name ; Address ; Invoice details ; Bank account ; Order lines
S Customers ; Supplier contacts
R Auditors ; Tax authority ; Banks
X Ledgercloud Ltd
K 6 years | from | the end of the financial year | Companies Act 2006, s. 388
# Newsletters and campaigns @ Marketing
P Send newsletters and offers to those who signed up => a
P Measure which newsletters are opened and improve what we write => f{relevant communication}
D Name ; E-mail address ; Interests ; Opens and clicks ; Time of consent
S Subscribers ; Customers
X Mailpigeon Inc.
K 2 years | after | unsubscribing |
T US DPF Mailpigeon Inc.
# Loyalty scheme @ Sales
P Give members points and rewards and show them offers based on earlier purchases, in store and online => b f{increasing sales to known customers}
D Name ; Address ; E-mail ; Telephone number ; Date of birth ; Purchase history ; Points balance
S Members ; Household members
R Partner brands (joint promotions only)
X Clubware Ltd ; Eastern Print
K 24 months | after | the last purchase |
# CCTV in shops @ Security
P Prevent and investigate theft, vandalism and violence and keep staff and customers safe => f{preventing and detecting crime}
D Video images ; Time and place ; Alleged offences
S Customers ; Staff ; Visitors
R Police ; Insurers
X Guardwell Ltd
K 30 days | after | recording |
# Pupil records @ School Office
P Admit pupils, keep the register, plan teaching and stay in touch with home. Allergies are used on trips and in the kitchen => e<Education Act 1996> 9g
P Return the school census => c<Education Act 1996, s. 537A>
D Pupil's name ; Unique pupil number ; Year group ; Parents' contact details ; Attendance ; Attainment ; Special educational needs ; Allergies (told by parents)
S Pupils ; Parents ; Guardians
R Department for Education ; Local authority ; Receiving schools
X Schoolnet Ltd
K 25 years | from | the pupil's date of birth |
# Photographs for website and prospectus @ Communications
P Show daily life in pictures and report on events => a f{telling others about the school}
D Portraits ; Photographs of events ; Name (portraits only) ; Year group
S Pupils ; Staff ; Guests
X Webworks Ltd
K 3 years | after | publication |
# Patient records @ Surgery
P Examine and treat patients, follow them up and keep clinical records => 9h<Data Protection Act 2018, Sch. 1> e
P Claim payment for services => c b
D Name ; NHS number ; Diagnoses ; Medication ; Test results ; Referrals ; Next of kin ; Photographs of skin and wounds
S Patients ; Next of kin
R Hospitals ; Pharmacies ; Laboratories ; NHS England ; Medical insurers
X Cliniware Ltd
K 10 years | after | the patient's death |
# Online appointments @ Surgery
P Let patients book, change and cancel appointments and remind them => e f{running the surgery smoothly}
D Name ; NHS number ; Mobile number ; Reason for contact ; Appointment time
S Patients
X Slotbook Ltd
K 1 year | after | the appointment |
# Membership administration @ Members' Services
P Register members, collect subscriptions and give advice => b 9d
D Name ; Address ; Employer ; Job title ; Subscription ; Trade union membership
S Members ; Former members
R Federation of unions ; Pension trustees
X Memberbase Ltd
K 5 years | after | leaving the union |
# Legal casework @ Legal
P Advise members and bring claims about pay, dismissal and injury against employers => f{representing members} 9f
D Name ; Contract of employment ; Correspondence ; Health information (injury claims) ; Payslips
S Members ; Employers' representatives ; Witnesses
R Courts and tribunals ; Opponents ; Solicitors
K 7 years | after | the case is closed |
# Freedom of information requests @ Corporate Services
P Answer enquiries and requests for information and show how they were handled => c<Freedom of Information Act 2000>
D Name ; Address ; E-mail ; Content of the request ; Case number
S Citizens ; Journalists ; Representatives
R Information Commissioner (complaints) ; National Archives
X Casefile Ltd
K 3 years | after | closing the request |
# Home care @ Adult Services
P Assess needs, deliver personal care and practical help, work with doctors and hospitals and document what was done => e<Care Act 2014> 9h
D Name ; Date of birth ; Address ; Functional ability ; Diagnoses ; Medication ; Key safe codes ; Next of kin
S Service users ; Relatives ; Guardians
R General practitioners ; Hospitals ; Private care agencies
X Carelog Ltd
K 8 years | after | the last contact |
# Planning applications @ Planning
P Decide applications for planning permission, consult neighbours and inspect works => e<Town and Country Planning Act 1990>
D Name ; Address ; Site plans ; Drawings ; Neighbours' comments
S Applicants ; Neighbours ; Agents
R Planning Inspectorate ; Statutory consultees
K - | | Kept permanently in the planning register |
# Letting of flats @ Lettings
P Keep the waiting list, sign tenancy agreements and collect rent => b
P Settle consumption and deposits at the end of a tenancy => b c<Housing Act 2004>
D Name ; Address ; Income (for housing benefit) ; Waiting list number ; Use of water, heating and electricity ; Payments
S Tenants ; Applicants for housing ; Former tenants
R Council ; Deposit scheme ; Utility companies
X Flatbase Ltd ; Meterread Ltd
K 6 years | after | moving out |
# Hotel bookings @ Front Desk
P Take bookings, check guests in and collect payment => b
P Keep a record of foreign guests => c<Immigration (Hotel Records) Order 1972>
D Name ; Nationality ; Passport number ; Arrival and departure ; Payment card (last four digits) ; Special requests
S Guests ; Fellow travellers
R Police (on demand) ; Travel agents
X Roomsoft Inc.
K 12 months | after | departure |
T US SCC Roomsoft Inc.
# Whistleblowing @ Compliance
P Receive and investigate reports of serious wrongdoing and follow them up => c<Public Interest Disclosure Act 1998>
D Name of the reporter (unless anonymous) ; Name of the person reported ; Description of events ; Attachments ; Alleged offences
S Reporters ; Persons reported ; Witnesses
R Solicitors ; Police
X Safeline Ltd
K 2 years | after | the case is closed |
# IT support and user accounts @ IT
P Create users, grant access rights and help with faults => f{stable and secure operations}
P Detect misuse and attacks by logging => f{information security} c
D Name ; Initials ; E-mail ; User name ; IP address ; Log files ; Fault descriptions
S Employees ; Contractors
X Skyworks GmbH ; Helpdesk Pvt. Ltd.
K 13 months | from | the time of logging |
T IN SCC Helpdesk Pvt. Ltd.
# Website chat @ Customer Service
P Answer visitors' questions and improve the answers => f{quick and good service}
D Name (if given) ; IP address ; Content of the conversation ; Time of contact
S Website visitors ; Customers
X Chatterbox LLC
K 90 days | after | the conversation |
T US SCC Chatterbox LLC
# Complaints handling @ Customer Service
P Deal with complaints, find the cause and pay compensation => b f{defending legal claims}
D Name ; Contact details ; Order number ; Content of the complaint ; Photographs of the goods ; Bank account
S Customers ; Complainants
R Ombudsman ; Manufacturers ; Insurers
K 3 years | after | the decision |
# Donations and volunteers @ Fundraising
P Receive gifts, issue receipts and claim gift aid => c<Income Tax Act 2007> b
P Thank donors and ask for further gifts => f{financing our work}
D Name ; Address ; Amounts ; Giving history ; Gift aid declaration
S Donors ; Volunteers
R HM Revenue & Customs ; Payment providers
X Givebase AB
K 6 years | after | the last gift |
# Insurance claims @ Claims
P Receive claims, assess cover and pay compensation. For injuries, medical information is obtained where the claimant has agreed => b 9f 9a
D Name ; Policy ; Circumstances of the loss ; Health information ; Medical reports ; Registration number ; Witness statements
S Policyholders ; Injured persons ; Witnesses ; Third parties
R Loss adjusters ; Doctors ; Repairers ; Reinsurers
X Claimsys Ltd
K 7 years | after | settlement of the claim |
T CH 45 Reinsurance AG
# Access cards and visitors @ Security
P Control access to buildings and know who is present in a fire => f{safety of people and property}
D Name ; Photograph ; Card number ; Passages ; Company
S Employees ; Contractors ; Visitors
R Fire service (in a fire)
X Locksys Ltd
K 3 months | after | the passage |
"""
