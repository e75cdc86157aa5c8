"""English: concepts of roles, ranks and sizes of companies."""

from vivavoce.interviewers.answer_words import Concept

ROLES = (
    # What somebody does in a team or a company.
    Concept(
        domain="what somebody does in a team or a company",
        labels=(
            "developer | programmer | engineer | software engineer | software | "
            "development | engineering | dev | coder | backend | frontend | it"
        ),
        said=(
            "(write|writing) (the|most of the|all the|some)? (code|software|scripts) | "
            "(code|coding|program|programming|coder|hack|refactor) | (backend|back "
            "end|frontend|front end|full stack|fullstack|devops) | (build|make) (the)? "
            "(app|apps|website|software|api|apis|backend) | "
            "(java|python|typescript|javascript|react|rust|golang|kotlin) | pull requests"
            " | (fix|squash) bugs | (write|programme|program) … "
            "(app|game|website|scripts|software) | (ship|push|commit|merge) "
            "(code|features|to) | (stack|database|server|servers) … (mine|me) | type "
            "semicolons"
        ),
    ),
    Concept(
        domain="what somebody does in a team or a company",
        labels="designer | design | ux | ui | graphic design | creative",
        said=(
            "(figma|sketch|photoshop|wireframe|wireframes|mockup|mockups|logos) | "
            "(draw|design|make) … "
            "(screens|pixels|icons|wireframes|logos|pretty|layouts|posters|look "
            "good|interface) | how (it|things|everything) (look|looks) | make (it|things)"
            " (pretty|look) | (colours|fonts|shapes|typography|visuals|mock ups) | "
            "(how|what) (it|things|everything) (look|looks) | pick the (colours|fonts)"
        ),
    ),
    Concept(
        domain="what somebody does in a team or a company",
        labels="tester | qa | quality assurance | testing | quality",
        said=(
            "(break|breaks|breaking) (things|it|stuff|other) | "
            "(find|hunt|catch|report|file) (the)? (bugs|defects|mistakes|errors) | "
            "(test|try) (everything|it|things|the|what|out) | (bug|bugs) (hunter|reports)"
            " | check (it|that|whether) … works | quality (control|checks) | "
            "(moan|complain|shout|scream|tell|notice) … (when|if|before) "
            "(it|something|things|stuff) … (crash|crashes|breaks|break|customer|wrong) | "
            "before the customer (does|sees|finds|notices) | try to break | poke holes | "
            "click everything | nothing ships without my | (find|found) what is wrong"
        ),
    ),
    Concept(
        domain="what somebody does in a team or a company",
        labels="product owner | product manager | product",
        said=(
            "(decide|choose|prioritise|say) what (gets|is|we|to) "
            "(built|build|make|do|next) | (backlog|roadmap|user stories) | "
            "(own|keep|manage|groom) the (backlog|product|roadmap) | what comes next | "
            "say (yes|no) to features | voice of the customer | wishes of the customers |"
            " prioritise"
        ),
    ),
    Concept(
        domain="what somebody does in a team or a company",
        labels=(
            "project manager | project management | scrum master | coordinator | project "
            "lead | organiser"
        ),
        said=(
            "(plan|planning|schedule|budget|budgets|deadlines) | keep "
            "(everyone|people|everybody|it|us|things|the team) (on track|on "
            "time|together|organised|in line) | (gantt|milestones|stand "
            "ups|standups|timeline) | herd (the)? cats | chase "
            "(people|everyone|deadlines) | coordinate | make sure (we|it|everything) … "
            "(on time|deadline)"
        ),
    ),
    Concept(
        domain="what somebody does in a team or a company",
        labels=(
            "owner | proprietor | founder | ceo | managing director | owner or manager | "
            "partner in the firm"
        ),
        said=(
            "(i|we|its|he|she) (own|found|founded|start|started|set up) (it|the|this) | "
            "(my|our|his|her) (company|firm|business|own company) | own the "
            "(place|company|business|firm|joint|shop) | "
            "(founder|cofounder|ceo|md|proprietor|boss of it all|big boss) | the boss "
            "(himself|herself) | everything has my name | (name|names) (is|s)? "
            "(above|over|on) the (door|shop|sign) | (door|sign) has my name | i "
            "(started|founded|own|built) | everything is mine | the buck stops"
        ),
    ),
    Concept(
        domain="what somebody does in a team or a company",
        labels=(
            "manager | management | team lead | supervisor | head of department | line "
            "manager | leader | foreman | middle management | leading a team | boss"
        ),
        said=(
            "(manage|lead|run|supervise|look after|head) (a|the|an|my|our)? "
            "(small|big|whole)? "
            "(team|department|crew|unit|people|staff|branch|shift|kitchen|ward|office) | "
            "{n} (people|staff|direct reports|reports) (under|report to|reporting "
            "to|working for) me | (people|staff|they) (all)? (report|answer) to me | in "
            "charge | (foreman|forewoman|supervisor|gaffer|charge nurse) | (direct "
            "reports|my reports|my team of) | tell (people|everyone) what to do | head "
            "(of|chef|teacher|nurse) | {n} "
            "(people|staff|folks|employees|engineers|developers|nurses|men|women|of them)"
            " (report|reporting|reports|under|below|answering|work under) | "
            "(got|have|with) {n} … (reporting|under me|report) | (look "
            "after|run|lead|responsible for) {n} "
            "(people|staff|nurses|developers|engineers|guys) | do the rotas | hire and "
            "fire | approve (holidays|leave) | (lead|leading|leads) the | (run|handle) "
            "the (shop|place|branch|store|ward)"
        ),
    ),
    Concept(
        domain="what somebody does in a team or a company",
        labels=(
            "executive | director | board | c level | top management | senior management "
            "| leadership | upper management"
        ),
        said=(
            "(cto|cfo|coo|ceo|vp|vice president|chairman|chairwoman|managing "
            "director|board member) | on the board | (the)? "
            "(board|directors|bigwigs|higher ups|top brass|people upstairs|powers that "
            "be)"
        ),
    ),
    Concept(
        domain="what somebody does in a team or a company",
        labels=(
            "assistant | administration | admin | secretary | office administration | "
            "clerk | clerical | back office | office management"
        ),
        said=(
            "(paperwork|filing|diary|diaries|minutes|reception|receptionist|secretary|"
            "secretarial|typing|letters|pa)"
            " | (answer|pick up) the (phone|phones) | keep the (office|files|diary) | "
            "admin | (front desk|reception desk|registers|paperwork)"
        ),
    ),
    Concept(
        domain="what somebody does in a team or a company",
        labels="sales | selling | salesperson | account manager | business development",
        said=(
            "(sell|selling|flog|cold call|cold calls|close "
            "deals|deals|quota|pitch|pitching) | (bring|win|get) in (new)? "
            "(business|customers|clients|orders) | key accounts | commission | sales"
        ),
    ),
    Concept(
        domain="what somebody does in a team or a company",
        labels="marketing | communications | advertising | public relations | pr | content",
        said=(
            "(campaigns|newsletters|newsletter|seo|instagram|social "
            "media|branding|brand|press releases|adverts|copywriting|promo) | get "
            "(the|our) (word|name) out"
        ),
    ),
    Concept(
        domain="what somebody does in a team or a company",
        labels=(
            "customer service | support | customer support | helpdesk | service desk | "
            "customer care"
        ),
        said=(
            "(answer|take|handle|deal with) … "
            "(calls|tickets|complaints|customers|queries|enquiries) | (call "
            "centre|complaints|tickets|helpdesk|help desk|hotline) | help "
            "(customers|users|people) | on the phones"
        ),
    ),
    Concept(
        domain="what somebody does in a team or a company",
        labels=(
            "finance | accounting | accounts | bookkeeping | controlling | payroll | "
            "finance department"
        ),
        said=(
            "(books|bookkeeping|ledgers|invoices|tax|taxes|vat|audit|audits|payroll|"
            "numbers|spreadsheets"
            " all day|accountant|accountants) | (do|balance|keep) the (books|accounts) | "
            "pay the (bills|wages) | (do|run|handle) (the)? payroll | vat | expenses | "
            "(count|counting) the (money|beans) | year end"
        ),
    ),
    Concept(
        domain="what somebody does in a team or a company",
        labels="human resources | hr | people | personnel | recruitment | people and culture",
        said=(
            "(hire|hiring|recruit|recruiting|onboarding|personnel|interviews) | "
            "(hire|hires) people | staffing"
        ),
    ),
    Concept(
        domain="what somebody does in a team or a company",
        labels="logistics | warehouse | transport | operations | supply chain | shipping | stock",
        said=(
            "(warehouse|forklift|pallets|picking|packing|deliveries|dispatch|stock|"
            "parcels|containers|loading|lorries)"
            " | (load|unload|drive) (the|a)? (lorries|lorry|trucks|van|truck|pallets) | "
            "pick and pack"
        ),
    ),
    Concept(
        domain="what somebody does in a team or a company",
        labels="production | manufacturing | assembly | industry | factory work | factory",
        said=(
            "(assemble|assembly|welding|weld|machines|machine "
            "operator|cnc|lathe|press|factory|mill|conveyor|production "
            "line|steelworks|shipyard|foundry|cannery) | (make|build|put together) (the)?"
            " (parts|cars|engines|furniture|machines) | on the line"
        ),
    ),
    Concept(
        domain="what somebody does in a team or a company",
        labels="research | research and development | r d | science | academia | laboratory",
        said=(
            "(lab|laboratory|experiments|papers|thesis|pipette|pipetting|postdoc|"
            "scientist|microscope|prototypes)"
            " | (publish|research)"
        ),
    ),
    Concept(
        domain="what somebody does in a team or a company",
        labels="maintenance | technician | technical | repairs | facilities",
        said=(
            "(fix|repair|mend|service|maintain) "
            "(the|what|things|machines|whatever|everything|boilers|lifts|stuff) | "
            "(caretaker|janitor|handyman|electrician|mechanic|plumber|fitter|technician)"
        ),
    ),
    Concept(
        domain="what somebody does in a team or a company",
        labels="purchasing | procurement | buying",
        said=(
            "(buy|order|source) (the|all|everything|in|materials|parts) | "
            "(suppliers|tenders|vendors|procurement)"
        ),
    ),
    Concept(
        domain="what somebody does in a team or a company",
        labels="legal | law | legal department | compliance",
        said=(
            "(contracts|lawyer|lawyers|solicitor|litigation|court|clauses|gdpr|barrister|paralegal)"
        ),
    ),
    Concept(
        domain="what somebody does in a team or a company",
        labels="end users | users | people who use it | staff | employees | team",
        said=(
            "(the)? (people|folks|ones|guys|lads|nurses|teachers|drivers|staff) "
            "(who|that) (use|work|actually|have to|do) | (everyone|everybody|we all|all "
            "of us|the whole team) (voted|vote|decided|decide|together|had a say) | "
            "(users|shop floor|those on the ground|colleagues)"
        ),
    ),
    # How far somebody has come.
    Concept(
        domain="how far somebody has come",
        labels=(
            "junior | entry level | beginner level | graduate | starter | early career | "
            "career starter"
        ),
        said=(
            "(first|1st) (job|year|role|proper job|position) | (fresh|straight) (out "
            "of|from) | (just|only just) (start|started|begin|began|finished|graduated) |"
            " (new|newcomer) (to|in) | (bottom|lowest) (of|rung) | "
            "(six|few|three|four|five|couple of) months (in|into|experience) | still "
            "(learn|learning|new|wet) | greenhorn | rookie | trainee | (one|1|a) year "
            "(in|under my belt|of experience|experience) | (month|week) {n} | "
            "(first|second|third) (month|week) | (straight|fresh|right) out of | newest |"
            " still on probation | (finish|finished|graduate|graduated) (in|last|this) | "
            "the new (one|guy|girl|kid|boy) | (fetch|make) the (coffee|tea)"
        ),
    ),
    Concept(
        domain="how far somebody has come",
        labels=(
            "mid level | intermediate | professional | experienced professional | some "
            "experience | middle"
        ),
        said=(
            "(three|four|five|3|4|5|six) (years|yrs) (in|of|under|experience) | not "
            "(new|junior) … not (senior|yet) | neither (junior|new|green) nor | know the "
            "ropes | (no longer|not) a (beginner|junior|newbie|rookie) | (somewhere|bang)"
            " in the middle"
        ),
    ),
    Concept(
        domain="how far somebody has come",
        labels="senior | experienced | expert | veteran | very experienced | highly experienced",
        said=(
            "(ten|twelve|fifteen|twenty|thirty|25|15|20|30|12|10|forty|twenty five) "
            "(years|yrs|odd years) | since the (eighties|nineties|80s|90s) | "
            "(decades|donkeys years|ages) | (seen|done) it all | old "
            "(hand|timer|guard|school) | (part|piece) of the furniture | "
            "(mentor|mentoring) | (people|everyone|others|juniors) (come|comes) to me | "
            "been (at|doing|around) … (years|forever|ages|block) | grey hair | {n} years "
            "(in|at|of|doing|on|with|as) … "
            "(it|job|trade|game|industry|field|business|this) | longer than (anyone|most)"
            " | (trained|taught) half | nobody has been here longer | since before | "
            "(about|around|over|nearly|almost) {n} years | {n} years now"
        ),
    ),
    Concept(
        domain="how far somebody has come",
        labels="lead | team lead | manager | head | leader | principal | staff | leadership",
        said=(
            "(people|staff|team|juniors) (report|reporting|under|answer) | "
            "(manage|lead|run|head|supervise) (a|the|my|our)? … "
            "(team|people|department|group|crew) | {n} … (report|reporting|reports|under "
            "me|direct reports) | in charge | head of | my team of | direct reports"
        ),
    ),
    # How big a company is.
    Concept(
        domain="how big a company is",
        labels=(
            "small company | small | startup | start up | micro | small business | family business"
        ),
        said=(
            "(just|only) (me|us|the two|three of us|a handful) | (handful|couple) of "
            "(us|people|staff) | (tiny|small) "
            "(shop|team|firm|outfit|company|office|place|business) | everybody knows "
            "everybody | everyone knows everyone | family (firm|run|business) | mum and "
            "dad | garage | one man band | two man band"
        ),
    ),
    Concept(
        domain="how big a company is",
        labels=(
            "large company | large | big company | corporation | multinational | "
            "enterprise | corporate | big"
        ),
        said=(
            "(thousands|hundreds) of (us|people|staff|employees|colleagues) | "
            "(multinational|conglomerate|corporation|corporate|giant|household "
            "name|ftse|fortune 500|dax|listed) | (offices|branches|plants|sites) (in|all "
            "over|around|across) | dont know half | just a number | "
            "(huge|massive|enormous|giant)"
        ),
    ),
)
