# SPDX-License-Identifier: GPL-3.0-or-later
"""The small words of languages in Latin script: articles, prepositions, pronouns, auxiliary verbs."""

from __future__ import annotations

SMALL_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "fr": "le la les l’ un une des du de d’ au aux et ou où mais donc car que qu’ qui dont"
        " ce c’ cet cette ces il elle ils elles on nous vous je j’ n’ ne pas plus est"
        " sont était a ont avait être avoir sera pour par avec sans dans sur sous chez"
        " entre vers en y son sa ses leur leurs notre votre vos nos mon mes s’ se si"
        " comme peut doit fait cela tout tous toute toutes même aussi très lorsque puis",
        "en": "the a an of to and or but in on at by for with from without into is are was were"
        " be been being has have had do does did not no this that these those it its he"
        " she they we you i his her their our your which who whose what when where how if"
        " than then as can could may might must will would should shall there here all"
        " any some such only also more most other about after before between"
        " never while until using used made own each every so just please don’ doesn’ isn’ don’t doesn’t",
        "es": "el la los las lo un una unos unas de del al a y e o u pero que quien cuyo en con"
        " sin por para desde hasta sobre entre es son era fue ser está están ha han había"
        " haber hay no se su sus le les nos me te este esta estos estas ese esa eso esto"
        " como cuando donde si más muy también ya todo todos toda todas puede debe cada"
        " otro otra uno porque durante usted ustedes",
        "ca": "el la els les l’ un una uns unes de del dels d’ al als a i o però que qui en amb"
        " sense per des fins sobre entre és són era va van ser està estan ha han havia hi"
        " no es s’ se seu seva seus seves li ens us aquest aquesta aquests aquestes això"
        " com quan on si més molt també ja tot tots tota totes pot cal cada altre altra"
        " perquè durant vostre nostre pel pels",
        "oc": "lo la los las l’ un una de del dels d’ al als a e o mas que qu’ en amb sens per"
        " dempuèi fins sus entre es son èra foguèt èsser a an aviá i non pas se s’ son sa"
        " sos sas li nos vos aqueste aquesta aquestes aiçò coma quand ont mai fòrça"
        " tanben ja tot totes tota pòt cal cada autre autra perque",
        "pt": "o a os as um uma uns umas de do da dos das ao aos à às e ou mas que quem cujo em"
        " no na nos nas com sem por para pelo pela pelos pelas desde até sobre entre é"
        " são era foi ser está estão tem têm havia há não se seu sua seus suas lhe este"
        " esta estes estas esse essa isso isto como quando onde mais muito também já todo"
        " todos toda todas pode deve cada outro outra porque durante você vocês num numa"
        " me te vos lhes meu minha nosso nossa",
        "gl": "o a os as un unha uns unhas de do da dos das ao aos á ás e ou pero que quen en"
        " no na nos nas con sen por para polo pola desde ata sobre entre é son era foi"
        " ser está están ten teñen había hai non se seu súa seus súas lle este esta estes"
        " estas ese esa iso isto como cando onde máis moi tamén xa todo todos pode debe"
        " cada outro outra porque durante vostede"
        " toda todas miña meu miñas meus nosa noso",
        "it": "il lo la i gli le l’ un uno una un’ di del dello della dei degli delle dell’ a"
        " al allo alla ai agli alle all’ da dal dalla dai dalle dall’ in nel nello nella"
        " nei negli nelle nell’ con su sul sulla per tra fra e ed o ma che chi cui è sono"
        " era erano essere ha hanno aveva avere non si suo sua suoi sue loro questo"
        " questa questi queste quello quella come quando dove se più molto anche già"
        " tutto tutti può deve ogni altro altra perché durante ci ne",
        "ro": "un o unui unei de la din în pe cu fără prin pentru și sau dar că care ce este"
        " sunt era a fost fi are au avea nu se își său sa săi sale lui ei lor acest"
        " această acești aceste acesta aceasta asta cum când unde dacă mai foarte de"
        " asemenea tot toate toți poate trebuie fiecare alt altă pentru după până",
        "de": "der die das den dem des ein eine einen einem einer eines und oder aber dass wenn"
        " weil als wie in im an am auf aus bei mit nach von vom vor zu zum zur für durch"
        " ohne um über unter zwischen ist sind war waren sein hat haben hatte werden wird"
        " wurde kann können muss soll nicht kein keine sich er sie es"
        " du dich dir dein deine so was pro per wir ihr"
        " ich sein seine ihre ihren dieser diese dieses diesem diesen auch nur noch schon"
        " mehr alle",
        "nl": "de het een van en of maar dat die dit deze in op aan bij met naar uit voor door"
        " zonder om over onder tussen tot is zijn was waren worden wordt werd heeft"
        " hebben had kan kunnen moet zal niet geen er ze hij zij wij we u je ik zijn haar"
        " hun uw ook nog al meer alle als dan wat wie waar hoe te ten ter",
        "sv": "en ett den det de och eller men att som i på av till från med utan för om vid"
        " under över mellan efter innan är var vara varit har hade ha blir blev kan måste"
        " ska inte ingen inga sig han hon vi ni jag sin sitt sina deras denna detta dessa"
        " också bara mer alla när där hur vad vem så",
        "da": "en et den det de og eller men at som i på af til fra med uden for om ved under"
        " over mellem efter før er var være været har havde have bliver blev kan må skal"
        " ikke ingen sig han hun vi i jeg sin sit sine deres denne dette disse også kun"
        " mere alle når hvor hvordan hvad hvem så",
        "nb": "en et ei den det de og eller men at som i på av til fra med uten for om ved"
        " under over mellom etter før er var være vært har hadde ha blir ble kan må skal"
        " ikke ingen seg han hun vi dere jeg sin sitt sine deres denne dette disse også"
        " bare mer alle når hvor hvordan hva hvem så",
        "fi": "ja tai mutta että joka jotka on ovat oli olivat olla ole ei eivät se ne hän he"
        " me te minä tämä nämä sen niiden hänen heidän kun jos kuin myös vain vielä jo"
        " kaikki voi voivat pitää sekä mukaan kanssa ilman ennen jälkeen välillä mitä"
        " missä miten koska",
        "et": "ja või aga et mis kes on oli olid olla ei see need ta nad me te ma selle nende"
        " tema kui ka ainult veel juba kõik võib peab ning koos ilma enne pärast vahel"
        " kus kuidas sest",
        "pl": "i lub ale że który która które w we na z ze do od po przy przez dla bez o nad"
        " pod między jest są był była było być ma mają nie się jego jej ich ten ta to"
        " tego tej tych jak kiedy gdzie jeśli gdy też tylko jeszcze już wszystkie może"
        " musi oraz czy co kto za",
        "cs": "a nebo ale že který která které v ve na z ze do od po při přes pro bez o nad pod"
        " mezi je jsou byl byla bylo být má mají ne se jeho její jejich ten ta to tento"
        " tato toto jak když kde pokud také jen ještě už všechny může musí i co kdo za"
        " aby",
        "sk": "a alebo ale že ktorý ktorá ktoré v vo na z zo do od po pri cez pre bez o nad pod"
        " medzi je sú bol bola bolo byť má majú nie sa jeho jej ich ten tá to tento táto"
        " toto ako keď kde ak tiež len ešte už všetky môže musí aj čo kto za aby",
        "sl": "in ali pa da ki v na z s iz do od po pri čez za brez o nad pod med je so bil"
        " bila bilo biti ima imajo ne se njegov njena njihov ta to tega te kako ko kje če"
        " tudi samo še že vsi lahko mora kaj kdo",
        "hr": "i ili ali da koji koja koje u na s sa iz do od po pri kroz za bez o nad pod"
        " između je su bio bila bilo biti ima imaju ne se njegov njezin njihov taj ta to"
        " ovaj ova ovo kako kada gdje ako također samo još već svi može mora što tko",
        "hu": "a az egy és vagy de hogy aki ami amely nem van volt vannak voltak lesz lehet"
        " kell meg el ki be fel le is csak még már minden ez ezt azt ezek azok ő ők mi ti"
        " én ha mint amikor ahol hogyan mert után előtt között nélkül szerint által való",
        "tr": "ve veya ama ki bir bu şu o ile için gibi kadar göre sonra önce değil olarak olan"
        " oldu olduğu var yok de da ne kim nasıl nerede çünkü daha çok en her tüm bütün"
        " biz siz ben onlar onun tarafından üzerinde arasında ancak ise",
        "id": "dan atau tetapi yang di ke dari pada untuk dengan tanpa oleh dalam antara adalah"
        " ialah telah sudah akan dapat bisa harus tidak bukan ini itu mereka kami kita"
        " dia ia anda saya juga hanya lebih semua ketika jika karena sebagai para",
        "vi": "và hoặc nhưng là của trong trên tại từ đến với không cho bởi các những một này"
        " đó được bị đã sẽ có thể phải người khi nếu vì như cũng chỉ hơn tất cả họ chúng"
        " tôi bạn",
        "eu": "eta edo baina da dira zen ziren izan du dute zuen zuten ez bat hau hori hura"
        " haiek honek horrek bere beren gure zure ere baino gehiago guztiak dela duen"
        " diren baita arte gabe bidez buruz artean",
        "eo": "la kaj aŭ sed ke kiu kiuj kio en sur de da al el per kun sen por pri ĉe inter"
        " estas estis esti havas havis ne si lia ŝia ilia ĝi li ŝi ili ni vi mi ĉi tiu"
        " tio kiel kiam kie se ankaŭ nur pli ĉiuj povas devas",
        "sw": "na au lakini kwamba ambaye ambao katika kwa ya wa la za cha vya ni si alikuwa"
        " ilikuwa kuwa ana hii hiyo huyo hizi yao yake wake kama pia tu zaidi wote",
    }.items()
}
"""Enough of each to know its running text by; words that languages share tell nothing between them."""
