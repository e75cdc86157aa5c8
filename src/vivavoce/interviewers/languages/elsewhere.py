"""Everyday words of languages in which people answer although they were asked in another.

Yes and no, thanks, numbers, months, days, seasons, colours and what stands in nearly
every sentence. They add to the function words of `stopwordsiso`, because short answers
consist of these. Words that English has, too, are left out again when they are read.
"""

EVERYDAY = {
    "de": """
        ja nein jein nee doch danke bitte leider keine kein ahnung weiß vielleicht immer manchmal
        oft selten nie heute gestern morgen jahr jahre jahren monat monate monaten woche wochen tag
        tage stunde stunden eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig
        dreißig vierzig fünfzig hundert tausend januar februar märz april mai juni juli oktober
        dezember montag dienstag mittwoch donnerstag freitag samstag sonntag frühling sommer herbst
        winter ersten zweiten dritten vierten ungefähr etwa ziemlich genau natürlich gerne gern sehr
        nicht auch und oder aber mit für bei nach seit vor ist sind war habe hat wir ich mich mir
        blau rot grün gelb schwarz groß klein gut schlecht arbeit hause büro einmal zweimal täglich
        wöchentlich monatlich selbständig verheiratet ledig mal letztes letzten nächstes nächsten
        anfang ende mitte geht nichts lieber weder noch beides alles klar eher meistens wenig viel
        mehr weniger keiner niemand jeden jede
    """,
    "fr": """
        oui non merci peut-être jamais toujours parfois souvent rien pas ne je tu il elle nous vous
        ils sais aujourd hier demain année années an ans mois semaine semaines jour jours heure
        heures deux trois quatre cinq sept huit neuf dix onze douze treize quinze vingt trente
        quarante cinquante cent mille janvier février mars avril mai juin juillet août septembre
        octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche printemps été
        automne hiver environ presque plus moins très bien sûr avec sans pour dans chez depuis le la
        les un une des du et ou mais c'est j'ai j'aime d'accord bleu rouge vert jaune noir blanc
        grand petit bonjour désolé désolée préfère votre notre aucune aucun idée beaucoup peu tous
        toutes fois maison bureau travail personne quelques surtout bof mon ma mes ça est être fait
        avoir qui que quoi dernier dernière
    """,
    "es": """
        sí si no gracias quizás nunca siempre veces nada pero y o con sin para por favor muy más
        menos mucho poco hoy ayer mañana año años mes meses semana semanas día días hora horas hace
        uno dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte veintitrés
        treinta cuarenta cincuenta cien mil enero febrero marzo abril mayo junio julio agosto
        septiembre octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo
        primavera verano otoño invierno aproximadamente unos casi bien mal claro sé yo el la los las
        un una del que de en es soy tengo estoy azul rojo verde amarillo negro blanco grande pequeño
        trabajo casa ninguno ninguna prefiero decir depende hola vale pues también tampoco mi mis su
        nuestro vez entre desde hasta está son fue cada todos todas lo me gusta creo quiero puedo
    """,
    "pt": """
        sim não nao obrigado obrigada talvez nunca sempre às vezes nada mas e ou com sem para por
        muito mais menos pouco hoje ontem amanhã ano anos mês meses semana semanas dia dias hora
        horas há um uma dois duas três quatro cinco seis sete oito nove dez vinte trinta quarenta
        cinquenta cem mil janeiro fevereiro março abril maio junho julho agosto setembro outubro
        novembro dezembro segunda terça quarta quinta sexta sábado domingo primavera verão outono
        inverno cerca quase bem sei eu o os as do da dos das no na nos nas que de em é sou tenho
        estou azul vermelho verde amarelo preto branco grande pequeno trabalho casa nenhum nenhuma
        prefiro dizer depende olá também meu minha nosso ainda temos só desde até está são foi cada
        todos ele ela você isso
    """,
    "it": """
        sì no grazie forse mai sempre volte niente nulla ma e o con senza per molto più meno poco
        oggi ieri domani anno anni mese mesi settimana settimane giorno giorni ora ore fa uno due
        tre quattro cinque sei sette otto nove dieci venti trenta quaranta cinquanta cento mille
        gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre
        dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica primavera estate autunno
        inverno circa quasi bene so io il lo la gli le un una del della che di è sono ho blu rosso
        verde giallo nero bianco grande piccolo lavoro casa nessuno nessuna preferisco non dipende
        ciao anche mio mia nostro ancora abbiamo solo da fino ogni tutti tutte certo prego boh nel
        nella al alla dal dalla perché
    """,
    "nl": """
        ja nee bedankt misschien nooit altijd soms vaak niets niks maar en of met zonder voor heel
        veel meer minder weinig vandaag gisteren morgen jaar jaren maand maanden week weken dag
        dagen uur geleden een twee drie vier vijf zes zeven acht negen tien twintig dertig veertig
        vijftig honderd duizend januari februari maart mei juni juli augustus oktober maandag
        dinsdag woensdag donderdag vrijdag zaterdag zondag lente zomer herfst ongeveer bijna weet ik
        wij het de van dat niet geen zijn ben heb hebben blauw rood groen geel zwart groot klein
        werk thuis liever zeggen hangt natuurlijk ook mijn onze nog alleen sinds tot elke alle wel
        graag goed idee vorig vorige
    """,
    "sv": """
        ja nej tack kanske aldrig alltid ibland ofta inget ingenting men och eller med utan för
        mycket mer mindre lite idag igår imorgon år månad månader vecka veckor dag dagar timme
        timmar sedan ett två tre fyra fem sex sju åtta nio tio tjugo trettio fyrtio femtio hundra
        tusen januari februari mars maj juni juli augusti oktober måndag tisdag onsdag torsdag
        fredag lördag söndag vår sommar höst vinter ungefär nästan vet jag vi det är inte har blå
        röd grön gul svart vit stor liten jobb hemma hellre säga beror också min bara från varje
        alla ingen aning förra nästa som på av till jobbar arbetar bor heter tycker gillar barn
    """,
    "da": """
        ja nej tak måske aldrig altid nogle gange ofte intet ingenting men og eller med uden meget
        mere mindre lidt i dag går morgen år måned måneder uge uger dage time timer siden en to tre
        fire fem seks syv otte ni ti tyve tredive fyrre hundrede tusind januar februar marts maj
        juni juli oktober mandag tirsdag onsdag torsdag fredag lørdag søndag forår sommer efterår
        vinter cirka næsten ved jeg vi det er ikke har blå rød grøn gul sort hvid stor lille arbejde
        hjemme hellere sige også min vores kun fra hver alle ingen anelse sidste næste på af til som
        arbejder bor hedder synes børn
    """,
    "no": """
        ja nei takk kanskje aldri alltid noen ganger ofte ingenting men og eller med uten mye mer
        mindre litt i dag år måned måneder uke uker dager time timer siden én to tre fire fem seks
        sju åtte ni ti tjue tretti førti hundre tusen januar februar mars mai juni juli oktober
        desember mandag tirsdag onsdag torsdag fredag lørdag søndag vår sommer høst vinter omtrent
        nesten vet jeg vi det er ikke har blå rød grønn gul svart hvit stor liten jobb hjemme heller
        si også min bare fra hver alle ingen anelse siste neste på av til som jobber bor heter synes
        arbeider barn
    """,
    "fi": """
        kyllä joo juu ei en emme kiitos ehkä koskaan aina joskus usein mitään mutta ja tai kanssa
        ilman hyvin paljon enemmän vähemmän vähän tänään eilen huomenna vuosi vuotta vuonna vuoden
        kuukausi kuukautta viikko viikkoa päivä päivää tunti tuntia sitten yksi kaksi kolme neljä
        viisi kuusi seitsemän kahdeksan yhdeksän kymmenen kaksikymmentä kolmekymmentä sata tuhat
        tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu
        marraskuu joulukuu tammikuussa toukokuussa kesäkuussa syyskuussa lokakuussa maanantai
        tiistai keskiviikko torstai perjantai lauantai sunnuntai kevät kesä syksy talvi keväällä
        kesällä syksyllä talvella noin melkein tiedä minä me se on olen ole sininen punainen vihreä
        keltainen musta valkoinen iso pieni työ kotona mieluummin sano riippuu myös minun meidän
        vielä vain asti joka kaikki ainakin siis niin kuin ehdottomasti totta tietenkin muutama
        joitakin viime ensi muistaakseni että mä oon
    """,
    "et": """
        jah jaa ei tea tänan aitäh võib-olla vist kunagi alati vahel tihti sageli midagi aga ja või
        koos ilma väga palju rohkem vähem natuke täna eile homme aasta aastat aastal aastas kuu kuud
        nädal nädalat päev päeva tund tundi tagasi üks kaks kolm neli viis kuus seitse kaheksa
        üheksa kümme kakskümmend kolmkümmend nelikümmend viiskümmend sada tuhat jaanuar veebruar
        märts aprill mai juuni juuli august september oktoober november detsember jaanuaris
        veebruaris märtsis aprillis mais juunis juulis augustis septembris oktoobris novembris
        detsembris esmaspäev teisipäev kolmapäev neljapäev reede laupäev pühapäev kevad suvi sügis
        talv kevadel suvel sügisel talvel umbes peaaegu ma me see on olen ole oli pole sinine punane
        roheline kollane must valge suur väike töö kodus pigem ütle sõltub samuti minu meie veel
        ainult alates kuni iga kõik kindlasti muidugi eelmise eelmisel järgmisel möödunud mul meil
        oma keegi korda harva mõni kõige ikka natukene eelistan öelda kaua mõned sest odav kallis
        pärast juba siis siin seal nüüd hästi halvasti hea halb väike laps lapsed lapsi poeg tütar
        vend õde abikaasa õpetaja töötan töötasin elan õpin tahan tahaks saan saab peab pean teen
        meeldib meeldis mulle mind meid teda neid nad tema oleks olnud pärit eesti keel keelt kool
    """,
    "pl": """
        tak nie dziękuję dzięki może nigdy zawsze czasami często nic ale i lub albo z bez dla bardzo
        więcej mniej mało dziś dzisiaj wczoraj jutro rok roku lata lat miesiąc miesiące miesięcy
        tydzień tygodnie tygodni dzień dni godzina godziny godzin temu jeden dwa trzy cztery pięć
        sześć siedem osiem dziewięć dziesięć dwadzieścia trzydzieści czterdzieści pięćdziesiąt sto
        tysiąc styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik
        listopad grudzień stycznia lutego marca kwietnia maja czerwca lipca sierpnia września
        października listopada grudnia poniedziałek wtorek środa czwartek piątek sobota niedziela
        wiosna lato jesień zima około prawie wiem ja my to jest jestem mam niebieski czerwony
        zielony żółty czarny biały duży mały praca domu wolę zależy też mój nasz jeszcze tylko od do
        każdy wszystko oczywiście pewnie raczej trochę pojęcia pamiętam kilka w na po że
    """,
    "cs": """
        ano ne děkuji díky možná nikdy vždy někdy často nic ale a nebo s bez pro velmi více méně
        málo dnes včera zítra rok roky let měsíc měsíce měsíců týden týdny den dny dní hodina hodin
        jeden dva tři čtyři pět šest sedm osm devět deset dvacet třicet sto tisíc leden únor březen
        duben květen červen červenec srpen září říjen listopad prosinec pondělí úterý středa čtvrtek
        pátek sobota neděle jaro léto podzim zima asi skoro vím já my to je jsem mám není modrý
        červený zelený černý bílý práce doma raději také můj náš ještě jen od do každý všechno
        určitě samozřejmě
    """,
    "hu": """
        igen nem köszönöm talán soha mindig néha gyakran semmi de és vagy nélkül nagyon több
        kevesebb kevés ma tegnap holnap év éve évben hónap hét nap óra egy kettő két három négy öt
        hat nyolc kilenc tíz húsz harminc száz ezer január február március április május június
        július augusztus szeptember október hétfő kedd szerda csütörtök péntek szombat vasárnap
        tavasz nyár ősz tél körülbelül majdnem tudom én mi ez az van vagyok kék piros zöld fekete
        fehér nagy kicsi munka otthon inkább is még csak óta minden persze hogy nincs
    """,
    "ro": """
        da nu mulțumesc poate niciodată întotdeauna uneori adesea nimic dar și sau cu fără pentru
        foarte mult mai puțin azi ieri mâine an ani luni săptămână săptămâni zi zile oră ore acum
        unu doi trei patru cinci șase șapte opt nouă zece douăzeci treizeci sută mie ianuarie
        februarie martie aprilie iunie iulie august septembrie octombrie noiembrie decembrie marți
        miercuri joi vineri sâmbătă duminică primăvara vara toamna iarna știu eu noi este sunt am
        albastru roșu verde negru alb mare mic muncă acasă prefer depinde nostru doar din până
        fiecare toate desigur la în pe că care cred
    """,
    "tr": """
        evet hayır hayir teşekkürler belki asla hiç her zaman bazen sık hiçbir şey ama ve veya ile
        için çok daha az bugün dün yarın yıl yıldır ay hafta gün saat önce bir iki üç dört beş altı
        yedi sekiz dokuz on yirmi otuz kırk elli yüz bin ocak şubat mart nisan mayıs haziran temmuz
        ağustos eylül ekim kasım aralık pazartesi salı çarşamba perşembe cuma cumartesi pazar
        ilkbahar yaz sonbahar kış yaklaşık neredeyse biliyorum bilmiyorum ben biz bu var yok değil
        mavi kırmızı yeşil siyah beyaz büyük küçük iş evde da de benim bizim henüz sadece beri kadar
        tabii
    """,
    "lv": """
        jā nē paldies varbūt nekad vienmēr dažreiz bieži nekas bet un vai ar bez par ļoti vairāk
        mazāk maz šodien vakar rīt gads gadi gadu mēnesis nedēļa diena stunda viens divi trīs četri
        pieci seši septiņi astoņi deviņi desmit divdesmit simts tūkstotis es mēs tas ir esmu man
        nezinu zinu zils sarkans zaļš melns balts liels mazs darbs
    """,
    "lt": """
        taip ne ačiū gal niekada visada kartais dažnai nieko bet ir arba su be labai daugiau mažiau
        mažai šiandien vakar rytoj metai metų mėnuo savaitė diena valanda vienas du trys keturi
        penki šeši septyni aštuoni devyni dešimt dvidešimt šimtas tūkstantis aš mes tai yra esu
        nežinau žinau mėlyna raudona žalia juoda balta didelis mažas darbas
    """,
    "hr": """
        da ne hvala možda nikad nikada uvijek ponekad često ništa ali i ili s bez za vrlo više manje
        malo danas jučer sutra godina godine godinu mjesec tjedan dan dana sat jedan dva tri četiri
        pet šest sedam osam devet deset dvadeset sto tisuća siječanj veljača ožujak travanj svibanj
        lipanj srpanj kolovoz rujan listopad studeni prosinac proljeće ljeto jesen zima oko skoro
        znam ja mi to je sam imam nije plava crvena zelena crna bijela velik mali posao naravno
    """,
    "id": """
        ya tidak terima kasih mungkin pernah selalu kadang sering apa tetapi tapi dan atau dengan
        tanpa untuk sangat lebih kurang sedikit hari kemarin besok tahun bulan minggu jam yang lalu
        satu dua tiga empat lima enam tujuh delapan sembilan sepuluh puluh seratus ribu januari
        februari maret saya kami itu ini adalah ada tahu tergantung juga belum hanya sejak sampai
        setiap semua tentu kerja rumah kira
    """,
}  # fmt: skip

# Everyday words that an English dictionary holds, too, but that nobody uses in English.
CLEAR = """
    aber bene benim dag della dritten gern graag hace hafta hasta heel hoy ja jag jest jour
    jours kami meses mich mois nein nem non nooit nous og oui pues saya sempre veel weet
"""

# Articles and the like; two different ones and half of the words tell.
ARTICLES = """
    das de den der des det du een ei ein eine el et gli het il ja la las le les lo los och un und
    une y
"""

# Words for "and" and "or" that join two words of their language.
LINKS = """
    avec bez bij chez com com con dans der dla em für för med met mit na nach para pod por pour
    przy på sans sem sin til u voor w z za zum zur av och im em
    a dan e en et i ir ja ning o och oder og oraz ou sowie un und ve y és și
"""

# Endings that words of a language have and hardly any English word has.
ENDINGS = """
    ssa ssä lla llä sta stä lta ltä kaan kään inen ista istä keit heit lich schaft ierung isch ungen
    tschaft stelle arbeit ción ciones dad mente ando iendo ería illo eiro ção ções agem ość ego ych
    ami anie enie owy owa owe ski ska ować ić zione zioni ità aggio ezza eux euse ière ement eurs
    ité elle mine misega dega tega likult seid isid atud ikud uste nud tud heid elijk ingen erij
    lijk ningar heten arna erna ler lar mak
"""
