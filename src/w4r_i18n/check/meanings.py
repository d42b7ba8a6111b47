# SPDX-License-Identifier: GPL-3.0-or-later
"""Beginnings of common French words, and of what they become: hints that two texts speak of the same."""

from __future__ import annotations

import re
from functools import lru_cache

LANGUAGES = ("en", "es", "pt", "de", "it", "pl", "ru", "uk", "ar", "fa", "zh", "ja")
_TABLE = """
fichier|file|fich/archiv|fich/arquiv|datei|file|plik|файл|файл|ملف|فایل/پرونده|文件/档案|ファイル
page|page|página|página|seite|pagin|stron|страниц|сторін|صفح|صفحه|页|ページ
nom,nomm|name|nombr|nome|name/nenn|nom|nazw/imi|им/назв|ім/назв|اسم/أسماء/تسم|نام|名|名
utilisa,emploi,employ|us|us/utiliz/emple|us/utiliz|benutz/verwend/nutz/einsatz|us/utilizz|uży|использ/польз|використ/корист|استخد/مستخد|استفاد/کاربر/کار|使用/用|使/利用/ユーザ/用
système|system|sistem|sistem|system|sistem|system|систем|систем|نظام/أنظمة/نظم|سیستم/سامانه|系统|システム
donnée|data|dato|dado|daten|dat|dan|данн|дан|بيان|داده|数据|データ
serveur|server|servidor|servidor|server|server|serwer|сервер|сервер|خادم/خواد/مخدم|سرور/کارساز|服务器|サーバ
réseau|network|red|rede|netz|rete/reti|sie|сет|мереж|شبك|شبکه|网络|ネットワーク
paquet|packag|paquet|pacote|paket|pacchett|pakiet|пакет|пакет|حزم|بسته|包|パッケージ
command|command|orden/comando/órden|comando|befehl/kommando|comand|polece/komend|команд|команд|أمر/أوامر|فرمان/دستور|命令|コマンド
fonction|function|func|funç|funktion|funzion|funkcj|функц|функц|وظي/دال|تابع/عملکرد/کارکرد|函数/功能|関数/機能
class|class|clase|class|klass|class|klas|класс|клас|صنف/فئة/أصناف|کلاس|类|クラス
objet|object|objet|objeto|objekt|oggett|obiekt|объект|об'єкт/об’єкт|كائن|شیء/اشیا|对象|オブジェクト
valeur|valu|valor|valor|wert|valor|wartoś|значени|значен|قيم|مقدار/مقادیر|值|値
paramètre,argument|param/argument/setting|parám/argument/ajust|parâm/argument/configur|param/argument/einstell|param/argoment/impost|param/argument/ustawie|парам/аргумент|парам/аргумент|معامل/وسيط/معط|پارامتر/آرگومان|参数|引数/パラメータ/設定
liste|list|lista|lista|liste|elenc/list|list|спис|спис|قائم/لائح/قوائم|فهرست/لیست|列表|リスト/一覧
exempl|exampl|ejempl|exempl|beispiel|esempi|przykład|пример|приклад|مثال/أمثل/مثل|مثال/نمونه|例|例
message|messag|mensaj|mensag|nachricht/meldung/botschaft|messagg|wiadomoś/komunikat|сообщ|повідомл|رسال/رسائل|پیام|消息/信息|メッセージ
erreur|error|error|erro|fehler|error|błąd/błęd|ошиб|помил|خطأ/أخطاء/خطا|خطا|错误|エラー/誤
mot,passe|password|contraseñ|senha/palavra-pas|passwor/kennwor|password|hasł|парол|парол|كلم/مرور|رمز/گذرواژه|密码|パスワード
clé,clef|key/stick|clave/llave/memoria|chave/pen|schlüssel/stick|chiav|klucz|ключ|ключ|مفتاح/مفاتيح|کلید|键/密钥/钥|キー/鍵
chiffr|encrypt/figure/number/cipher|cifr|cifr/criptog|verschlüss/ziffer|cifr/crittogr|szyfr|шифр|шифр|تشفير/مشفر/رقم|رمز|加密|暗号/数字
sécuri|secur/safe|segur|segur|sicher|sicur|bezpiecz|безопас|безпе|أمن/أمان/آمن|امن|安全|セキュリティ/安全
installer,installa,installé,installez|install|instal|instal|install|install|instal|устан|встан|ثبيت/تثبي/ثبت|نصب|安装|インストール
mise,jour,actuali|updat/upgrad/day/current|actual/día|actual/atual/dia|aktual/tag/upgrade|aggiorn/giorn|aktual/dzień/dni|обновл/день/дня/дней/актуал|оновл/день/дня/днів/актуал|تحديث/ترقية/يوم/حالي|به‌روز/روز|更新/日|更新/アップグレード/アップデート/日
version|version/releas|versi|vers|version|version|wersj|верси|верс|نسخ/إصدار|نسخه|版|バージョン/版
code|code|código|código|code|codic|kod|код|код|شفر/كود/رمز/رماز|کد|代码|コード
ligne|line|línea|linha|zeile|rig|lini/wiersz|строк/лини|ряд/лінія|سطر/أسطر/خط|خط|行|行/ライン
texte|text|text|text|text|test|tekst|текст|текст|نص|متن|文本|テキスト/文
site,web|site/web|sitio/web|site/web|seite/web|sit/web|witryn/stron/web|сайт/веб|сайт/веб|موقع/وب/ويب|سایت/وب|网站/网/站点|サイト/ウェブ/web
navigateur|browser|naveg|naveg|browser|browser|przegląd|браузер|браузер|متصفح|مرورگر|浏览器|ブラウザ
adresse|address|direcc|endereç|adress|indirizz|adres|адрес|адрес|عنوان/عناوين|نشانی/آدرس|地址|アドレス/住所/宛
courri,mail|mail|corre|corre/mail|mail|mail|mail/poczt|почт|пошт|بريد|ایمیل/نامه|邮件|メール
compte|account|cuent|conta|konto/benutzerkon|account|kont|счет/аккаунт/учет|облік/акаунт/рахун|حساب|حساب|账户/账号/帐|アカウント
client|client|client|client|client/kunde|client|klient|клиент|клієнт|عميل/عملاء/زبون|کلاینت/مشتری|客户|クライアント
projet|project|proyect|projet|projekt|progett|projekt|проект|проєкт/проект|مشروع/مشاريع|پروژه/طرح|项目|プロジェクト
dossier,répertoire|folder/director/case/file|carpet/director/exped|pasta/diret/process|ordner/verzeichnis/akte/fall|cartell/director/fascic|katalog/folder/spraw|папк/катал/дел|тек/катал/справ|مجلد/دليل/ملف|پوشه/شاخه/پرونده|目录/文件夹/案|ディレクトリ/フォルダ/事件
modul|modul|módul|módul|modul|modul|moduł|модул|модул|وحد/نمط/وحدات|ماژول|模块|モジュール
langu|languag|idiom/lengu|idiom/língu/lingu|sprach|lingu|język|язык|мов|لغ|زبان|语言|言語
traduc,tradui|translat|tradu|tradu|übersetz|tradu/traduz|tłumacz|перев|перекл|ترجم|ترجم|翻译|翻訳
chaîne|string/chain|caden|cadei/string|zeichenk/string/kette|string|łańcuch/ciąg|строк/цепоч|рядок/рядк/ланцюж|سلس|رشته|字符串|文字列
nombre,numéro|number/many|númer/nombr|númer|nummer/anzahl/zahl|numer|liczb/numer|числ/номер/колич|числ/номер/кільк|رقم/عدد|عدد/تعداد/شمار|数/号|数/番号
temps,heure|time/hour|tiemp/hora|temp/hora|zeit/stund/uhr|temp/ora/ore|czas/godzin|врем/час|час/годин|وقت/زمن/ساع|زمان/ساعت|时间/时|時
année,ans|year/age|año|ano|jahr|ann|rok/lat|год/лет|рік/рок|سن/عام/أعوام|سال|年|年
mois|month|mes|mês/mes|monat|mes|miesią|месяц|місяц|شهر/أشهر|ماه|月|月
monde|world|mund|mund|welt|mond|świat|мир/миров|світ|عالم|جهان|世界|世界
pays|countr|país|país/paes|land/länd|paes|kraj|стран|країн|بلد/دول|کشور|国|国
personn|person/people|person|pesso|person/mensch/leute|person|osob/ludz|челов/люд/лиц|люд/особ|شخص/أشخاص/أحد/فرد|شخص/نفر/فرد|人|人
droit|right/law|derech|direit|recht|diritt|praw|прав|прав|حق/حقوق|حق|权|権
gouvern|govern|gobiern/gubern|govern|regierung|govern|rząd|правит|уряд|حكوم|دولت/حکومت|政府|政府
autorit|authorit|autorid|autorid|behörd/autorit|autorit|władz|власт/орган|влад/орган|سلط|مقام|当局|当局
prison,emprisonn,incarcér|prison/jail/imprison|prisi/cárcel/encarcel|pris|gefängnis/haft|prigion/carcer|więzi|тюр/заключ|в'язн/ув'яз/тюр/ув’яз/в’яз|سجن/سجين|زندان|监狱/监禁/囚|刑務所/禁錮/囚/刑
condamn|sentenc/convict/condemn|condena|conden|verurteil|condann|skaza|приговор/осужд|засуд|حكم|محکوم|判|判/言い渡/有罪
arrêt|arrest/stop/shut/halt|arrest/deten/par/apag|det/prend/par/deslig|verhaft/festgen/stopp/anhalt/halt/herunterf|arrest/ferm/spegn|areszt/zatrzym|арест/остан/задерж|арешт/зупин/затрим|اعتق/إيقاف/توقف/إقاف|بازداشت/توقف/دستگیر|逮捕/停止/被捕|逮捕/停止/終了
libér,liberté,libre|free/releas/libert|libr/liber|livr/libert|frei|liber/rilasc|woln/uwoln|свобод/освобож|свобод/звільн|حر/إفراج/طلق|آزاد|释放/自由|釈放/自由/解放
justice,juge,jugé,jugement,procès,tribunal|justic/judg/tri/court|justic/juez/juzg/juici/tribun|justiç/juiz/julg/tribun|gericht/richter/prozess/verfahr/urteil/gerecht/fair/verurteil|giusti/giudic/process/tribun/equ|spraw/sędz/sąd/proces|суд/прав/справедл|суд/справедл|عدال/محاكم/قاض/محكم|عدال/دادگاه/دادرس/قاضی|审/法/正义|裁判/司法/正義
tortur|tortur|tortur|tortur|folter|tortur|tortur|пыт|катув/тортур|تعذيب|شکنجه|酷刑|拷問
violence,violent|violen|violen|violên/violen|gewalt|violen|przemoc|насил|насил|عنف|خشونت|暴力|暴力
femme|wom|mujer|mulher|frau|donn|kobiet|женщ|жінк|امرأة/نساء/مرأة|زن|妇女/女|女性/女
enfant,fils|child/son|niñ/hij/infan|crian/filh|kind/sohn|bambin/figli|dzie/syn|дет/ребен/сын|діт/дит/син|طفل/أطفال/ابن|کودک/فرزند|儿童/孩|子
famille|famil|famili|famíl|famili|famigl|rodzin|семь/семей|сім'/родин/сім’|عائل/أسر|خانواد|家庭/家人|家族
écri,rédig|writ/wrote|escri|escrev/escri|schreib/schrieb/geschr|scriv/scritt|pisa/pisz/napis|пис/пиш/напис|пис/пиш/напис|كتب/كتاب/كتابة/اكتب|نوش/نویس|写/编写/信|書
lettre|letter|carta/letra|carta/letra|brief/buchstab|letter|list/liter|письм/букв|лист/літер/букв|رسال/رسائل/حرف/أحرف|نامه/حرف|信|手紙/文字
appel,lance|call/appeal/launch|llam/lanz/ejecut/inici|chama/apel/lanç|ruf/aufruf/appell/start|chiam/appell/lanc/avvi|wywoł/apel/zew/uruch|вызыв/призыв/звон/запуск|виклик/заклик/запуск|استدع/نداء/دعو/تشغيل|فراخ/صدا|调用/呼吁|呼/訴え/起動/実行
demand,requ|request/ask/demand/requir/claim|solicit/ped/pid/exig/petic/pregunt/requ/demand|solicit/ped/exig/pergunt/requ|frag/forder/verlang/bitt/anford/bedarf/auff/erford|richie/chied/domand|żąda/prosi/wymag|запро/треб/прос|запит/вимаг/прос|طلب|درخواست/خواه/خواست|请求/要求|要求/求め/必要/リクエスト/頼
sign|sign|firm/sign|assin/sign|unterschr/unterz/sign/bedeut|firm/sign|podpis|подпис/знак|підпис/знак|وقع/توقيع/إشار|امضا|签|署名/サイン
protég,protection|protect|proteg/protec|prote|schutz/schütz|protegg/protez|ochron/chron|защи|захи|حما/حمي|محافظ|保护|保護
défen|defen|defen|defen|verteid|difen|obro|защи|захи|دفاع/مدافع|دفاع/مدافع|捍卫/防/辩|擁護/守/防
aide,aider|help/aid|ayud|ajud|hilf/helf/hilfe|aiut|pomo|помо|допом|مساعد|کمک|帮助|ヘルプ/助/援
travail|work|trabaj|trabalh|arbeit|lavor|prac|работ|прац/робот|عمل|کار|工作|作業/仕事
vie,vivr,viv|life/liv|vid/viv|vid/viv|leb|vit/viv|życ/żyj|жизн/жив|житт/жив|حيا/عيش|زندگ|生活/生命|生
mort,mourir,décéd|dea/die/dying|muer/mort|mort/morr|tod/tot/gestorb|mort|śmier/zmar|смерт/умер|смерт/помер|موت/وفا/قتل/إعدام|مرگ|死|死
nouveau,nouvel,nouveaux|new|nuev|nov|neu|nuov|now|нов|нов|جديد|جدید/تازه|新|新
premier,première|first|primer|primeir|erst|prim|pierw|перв|перш|أول|اول/نخست|第一/首|最初/初/第一/1
dernier,dernière|last/latest|últim|últim|letzt|ultim|ostat|послед|остан|آخر/أخير|آخر|最后/最近|最後/最新
grand,gros|larg/great/big|grand/gran|grand|groß/gross|grand|duż/wielk|больш/крупн|велик|كبير|بزرگ|大|大
petit,petite|small/little|pequeñ|pequen|klein|piccol|mał|мал/небол|мал/невелик|صغير|کوچک|小|小
même|same/even/itself|mism|mesm|selb/gleich/sogar|stess|sam|сам/тот же|сам/той|نفس/ذات|همان/خود|相同/同|同/自身
différen|differ/various|diferen/distint|diferen|unterschied/verschied|divers/differ|różn|разли/разн|різн|مختلف|متفاوت/مختلف|不同|異/違/様々/さまざま
autre|other/anoth|otr|outr|ander|altr|inn|друг|інш|أخر/آخر|دیگر|其他/另|他/別
tout,tous,toute|all/every/any|tod/cualq|tod/qualq|all/jed|tutt|wszys/każd|все/вс|вс/усі/кож|كل/جميع/أي|همه/تمام/هر|所有/全/都|すべて/全
plusieurs|several/many/multipl|vari|vári|mehrere/viele|divers/vari/più|kilk/wiel|неск|кільк/декіль|عد/متعدد|چند|多个/几|複数/いくつ
seul,uniquement,seulement|only/single/alone|sol/únic/solament|só/únic/apenas|nur/allein/einzig|sol/unic|tylko/jedyn|только/един|лише/тільки|فقط/وحيد|تنها/فقط|只/仅|のみ/だけ/唯一/単
permet,permett,autoris|allow/enabl/let/permi/possibl/can|permit/autoriz|permit/autoriz|erlaub/ermögl/gestatt/lässt/können/kann|permett/consent/autorizz|pozwal/umożliw|позвол/разреш|дозвол|سمح/يتيح/تمكن/إذن/يمكن|اجازه/امکان|允许|許可/可能/でき
devoir,doit,doivent,devez|must/should/have to/need/has to|deb/tien|dev/tem|muss/müss/soll/sollt|dev/dov|musi/powin/należ|долж/необход|повин/має|يجب/ينبغي/على|باید|必须/应|必要/べき/なけれ
pouvoir,peut,peuvent,pouvez,possible|can/may/could/possibl/might/abl|pued/pod/posib|pod/possív|kann/könn/möglich|può/poss/puoi/poter|moż/może|мож/возмож|мож|يمكن/ممكن/قد/تستطيع|می‌توان/ممکن/توان|可以/可能/能|できま/可能/できる/かもし/られ
vouloir,voulez,souhait,désir|want/wish/would|quier/dese/quer|quer/desej|möcht/woll/wünsch|vuol/voglia/desider|chce|хот/жела|хоч/бажа|تريد/ترغب/يريد/رغب|خواه/می‌خواه|想/希望|たい/希望/場合
voir,voyez,regard|see/look/view/show|ver/vea/consul|ver/vej/consul|sieh/seh/siehe|ved/veder|zobacz/patrz|см/видет/посмотр|див/бач|انظر/راجع/رؤية/ترى|بین/نگاه/دید|见/参见/看|参照/見
choisi,sélectionn,choix|choos/select/choic/cho|elij/elig/selecc/escog/elec|escolh/selec|wähl/auswahl/ausgew|scegli/selez/scelt|wyb|выб|виб/обер|اختر/حدد/اختيار/تحديد|انتخاب|选择|選択/選
cliqu|click|clic/puls/haga|clic|klick|clic|klik|щелк/наж|клац/натис|انقر/نقر/اضغط|کلیک|点击|クリック
ajout|add|añad/agreg/adicion|adicion/acrescent|hinzu/füg/ergänz|aggiun|doda|добав|дода|أضف/إضاف/ضاف|افزود/اضافه|添加|追加
supprim,effac,retir,enlev|delet/remov/eras|elimin/borr/quit/suprim|remov/exclu/apag/elimin|lösch/entfern|elimin/cancell/rimuov|usu/skas|удал/стер|видал/стер|حذف/أزل/إزال/محو|حذف/پاک|删除/移除|削除/消
chang,modif|chang/modif/alter/edit|cambi/modif|alter/mud/modif|änder/wechs/bearb/modif|cambi/modif|zmien/zmian|измен|змін|تغيير/غير/تعديل/عدل|تغییر/ویرایش|更改/修改/改变|変更/変
créer,créé,création,crée,créez|creat/mak/generat|cre|cri|erstell/erzeug/anleg|cre|utwo/tworz|созда|створ|إنشاء/أنشئ/نشئ/خلق|ساخت/ایجاد|创建|作成/生成
définir,défini,définit,définition|defin/set|defin/establec|defin|defin/festleg/setz/legt|defin|defini/okreś|опред|визнач|تعريف/عرف/تحديد/ضبط|تعریف/تعیین|定义|定義/設定
config,réglag|config/setting/set up|config/ajust|config|konfig/einstell|config/impost|konfig/ustaw|настр/конфиг|налашт/конфіг|إعداد/تهيئة/ضبط/اعداد|پیکربندی/تنظیم|配置|設定
démarr|start/boot|inici/arranc|inici/arranq|start|avvi|uruch/start|запуск/загруз|запуск/завант|بدء/إقلاع/شغل/تشغيل|شروع/راه|启动|起動/開始
ouvr,ouvert|open|abr/abiert|abr/abert|öffn/offen|apr/apert|otw|откр|відкр|افتح/فتح/مفتوح|باز|打开|開
ferm|clos/shut|cerr/cierr|fech|schließ/geschl|chiu|zamk|закр|закр/зачин|إغلاق/أغلق|بست|关闭|閉
envoy|send/sent|envi/mand|envi|send/sand/schick/gesend|invi/mand|wysł/wysył|отправ|надісл/надси|إرسال/أرسل/رسل|فرست/ارسال|发送|送
reçoi,recev,reçu|receiv/get|recib|receb|erhalt/empfang/erhält|ricev|otrzym|получ|отрим|تلق/استقب/استلم|دریافت|接收/收到|受/受け取
copi|cop|copi|copi|kopi|copi|kopi|копи|копі|نسخ|کپی|复制|コピー
imprim|print|imprim/impr|imprim/impr|druck|stamp|druk|печат|друк|طباع/طبع|چاپ|打印|印刷/プリント
écran|screen|pantalla|ecrã/tela|bildschirm|scherm|ekran|экран|екран|شاش|صفحه|屏幕|画面/スクリーン
fenêtre|window|ventana|janela|fenster|finestr|okn|окн|вікн|نافذ|پنجره|窗口|ウィンドウ/ウインドウ
bouton|button|botón|botão|schaltfl/knopf/taste/button|pulsant/bottone|przycisk|кноп|кноп|زر|دکمه|按钮|ボタン
disque|disk/drive|disco|disco|platte/laufwerk/disk|disc|dysk|диск|диск|قرص/أقراص|دیسک|磁盘/硬盘|ディスク
ordinateur,machine|computer/machine|orden/computa/equip/máquin|computa/máquin|computer/rechner/maschin|computer/macchin|komputer/maszyn|компьют/машин|комп/машин|حاسوب/جهاز/حواسيب/آلة|رایانه/کامپیوتر/ماشین|计算机/电脑/机|コンピュータ/マシン
logiciel,programme|softwar/program/application|softwar/program|softwar/program|softwar/programm|softwar/programm|oprogram/program|программ|програм|برمج/برنامج/برامج|نرم‌افزار/برنامه|软件/程序|ソフトウェア/プログラム
documentation,document|document|documen|document|dokument|document|dokument|документ|документ|وثائق/توثيق/مستند|مستند/سند|文档|ドキュメント/文書
information,renseign|inform|informac|inform|inform|inform|informac|информ/сведен|інформ/відом|معلوم|اطلاعات|信息|情報
question|question|pregunt/cuesti|quest/pergunt|frag|domand/question|pytan|вопрос|питан|سؤال/أسئل|پرسش/سوال|问题|質問/問
problème|problem/issu|problem|problem|problem|problem|problem|проблем|проблем|مشك|مشکل|问题|問題
réponse,répond|answer/respon/repl|respue/respon|respos/respon|antwor|rispos|odpowied|ответ|відпов|إجاب/رد/استجاب|پاسخ|回答/响应|応答/回答/答/レスポンス
résultat|result|result|result|ergebnis/resultat|risultat|wynik|результат|результат|نتيج/نتائج|نتیجه/نتایج|结果|結果
méthode|method|métod|métod|method|metod|metod|метод|метод|طريق/أسلوب/منهج/دالة|روش/متد|方法|メソッド/方法
module,extension|modul/extens|módul/extens|módul/extens|modul/erweiter|modul/estens|moduł/rozszerz|модул/расшир|модул/розшир|وحد/امتداد/إضاف|ماژول/افزونه|模块/扩展|モジュール/拡張
champ|field|campo|campo|feld|camp|pol|пол|пол|حقل/حقول|فیلد|字段|フィールド/欄
formul|form|formul|formul|formul|form/modul|formul|форм|форм|نموذج/استمار/صيغ|فرم|表单|フォーム
tableau,table|tabl/array|tabl/arregl|tabel|tabell/tafel/array|tabell|tabl/tabel|табл/массив|табл/масив|جدول/مصفوف/جداول|جدول/آرایه|表|表/配列/テーブル
modèle|model/templat|model/plantill|model|modell/vorlag|modell|model/szablon|модел/шаблон|модел/шаблон|نموذج/نماذج/قالب|مدل|模型|モデル/テンプレート
type|typ/kind|tip|tip|typ/art|tip|typ|тип|тип|نوع/أنواع|نوع|类型|型/タイプ/種
caractère|character|carácter/caracter|caract|zeichen|caratter|znak|символ|символ|حرف/محارف/محرف|نویسه/کاراکتر|字符|文字
test|test|prueb/test|test|test/prüf|test|test|тест|тест|اختبار|آزم|测试|テスト
vérifi|verif/check/ensur|verif/comprob/asegur|verific|prüf/überprüf/verifiz/sicherst/kontroll|verific/controll|sprawd/weryf|провер|перев|تحقق/تأكد/فحص|بررسی/تأیید/مطمئن|检查/验证|確認/検証/チェック
rechercher,recherche,cherche|search/look/find|busc/búsqued|procur/pesquis/busc|such|cerc/ricer|szuk|поиск/иска|пошук/шук|بحث/ابحث|جستجو/جست|搜索/查找|検索/探
utiliser,servir,sert|us/serv|us/utiliz/sirv/serv|us/utiliz/serv|verwend/nutz/dien|us/utilizz/serv|uży/służ|использ/служ|використ/служ|استخد/خدم|استفاد|使用|使/利用
service|servic|servici|serviç|dienst/servic|serviz|usług|служб/сервис/услуг|служб/сервіс/послуг|خدم|سرویس/خدمت|服务|サービス
noyau|kernel|núcleo/kernel|kernel/núcleo|kernel|kernel|jądr|ядр|ядр|نواة|هسته|内核|カーネル
processus,processeur|process/cpu|proces|process|prozess|process|proces|процесс|процес|عملي/معالج|فرایند/پرداز|进程/处理|プロセス/プロセッサ
groupe|group|grup|grup|gruppe|grupp|grup|групп|груп|مجموع/فريق|گروه|组|グループ/団体
équipe|team|equip|equip|team|squadr/team|zesp|команд|команд|فريق/فرق|تیم/گروه|团队|チーム
développ|develop|desarroll|desenvolv|entwickl|svilupp|rozw/program|разраб/разви|розроб/розви|تطوير/مطور|توسعه|开发|開発
distribu|distribut|distribu|distribu|distribut/verteil|distribu|dystryb|дистриб/распред|дистриб/розпод|توزيع|توزیع|发行/分布/分发|ディストリビューション/配布/分散
partition|partition|partic|partiç|partition|partizion|partycj|раздел|розділ|قسم/أقسام/تجزئ|پارتیشن|分区|パーティション
sauvegard,enregistr|backup/sav/back/record/regist|copia/guard/regist/respald|salv/guard/regist/cópia|sicher/speicher/registr/backup|salva/backup/regist|zapis/kopi/rejest|сохран/резерв/запис/регистр|зберег/резерв/запис/реєстр|حفظ/احتياط/تسجيل/سجل|ذخیره/پشتیبان/ثبت|保存/备份/注册|保存/バックアップ/登録/記録
mémoire|memor|memori|memóri|speicher|memori|pamię|памят|пам'я/пам’я|ذاكر|حافظه|内存|メモリ
connexion,connect|connect/log|conex/conect/inici/sesi|conex/conect/ligaç|verbind/anmeld|connes/colleg/conness|połącz|подключ/соедин|підключ/з'єднан|اتصال/متصل|اتصال/متصل|连接|接続/ログイン
internet|internet|internet|internet|internet|internet|internet|интернет|інтернет|إنترنت/انترنت/الإنترنت|اینترنت|互联网/因特网|インターネット
image,photo|imag/photo/pictur|imag/foto|imag/foto|bild/abbild/foto|immag/foto|obraz/zdję|изображ/образ/фото|зображ/образ/фото|صور|تصویر/عکس|图像/图片/照片|画像/イメージ/写真
lire,lect,lisez|read|le|le|les|legg/lett|czyt/odczyt|чит/чте|чит|قراء/اقرأ|خوان|读|読
accès,accéd|access|acces/acced|acess/aced|zugriff/zugang|access/acced|dostęp|доступ|доступ|وصول/نفاذ|دسترس|访问|アクセス
besoin,nécess|need/necess/requir|neces|necess/precis|brauch/nöt/benöt/notwend/erford|necess/bisogn|potrzeb/koniecz|нужн/необход/треб|потріб/необхід|حاجة/يحتاج/تحتاج/ضرور/لازم|نیاز/لازم|需要|必要
avant|before|antes|antes|vor/bevor|prima|przed|до/перед|до/перед|قبل|پیش/قبل|之前|前
après|after|despu/tras|depois/após|nach|dopo|po/później|после|після|بعد|پس/بعد|之后|後
entre|between/among|entre|entre|zwischen|tra/fra|między|между|між|بين|بین|之间|間
sans|without|sin|sem|ohne|senza|bez|без|без|بدون/دون|بدون/بی|没有/无|なし/なく/ずに
pendant,lors,durant|during/while/when|durante/mientras/cuando|durante/enquanto/quando|während/beim/wenn|durante/mentre|podczas/przy|во время/при|під час/при|أثناء/خلال/عند|هنگام/طول|期间/时|間/とき/際/時
depuis|since/from|desde|desde|seit|da|od|с|з|منذ|از|从/自|から/以来
aussi,également|also/too/well|también|também|auch|anche|także/również/też|также/тоже|також|أيضا/كذلك|همچنین/نیز|也/还|また/も
toujours|always/still|siempre|sempre|immer|sempre|zawsze|всегда|завжди|دائم|همیشه|总是|常に/いつも
donc,ainsi|so/thus/therefore|así/por lo|assim/portanto|also/daher/somit|quindi/così|więc/zatem|поэтому/так|тому/отже|لذلك/هكذا|بنابراین/پس|因此|したがって/よって
parce,car|because|porque|porque|weil/denn/da|perché|ponieważ|потому|тому|لأن|زیرا/چون|因为|ため/から/ので
si|if|si|se|wenn/falls/ob|se|jeśli/gdy|если|якщо|إذا/إن|اگر|如果|場合/もし/れば/たら
attention,avertiss|warn/caution/attention/note|atenc/advert|atenç/advert|warn/achtung/hinweis|attenz/avvert|uwag/ostrzeż|вниман/предупр|уваг/попередж|تحذير/انتبه/تنبيه|هشدار/توجه|注意/警告|注意/警告
défaut|default|defecto/predetermin/omis|padrão/predef|standard/vorgabe/vorein|predefin/default|domyśl|умолч/стандарт|замовч/типов|افتراضي|پیش‌فرض|默认|デフォルト/既定
contenu,contien|conten/contain|conten/contien|conteúd/cont|inhalt/enthalt/enthält|conten|zawar/zawiera|содерж|вміст/містить|محتو/تحو/يحو|محتوا/شامل/حاوی|内容/包含|内容/含/コンテンツ
suivant,suivi|follow/next|siguien/sigui|seguin/próxim|folgend/nächst|seguen/succes|następ|следующ|наступ|تالي/تتبع/متابع|بعدی/زیر|以下/下一|次/以下
format|format|format|format|format|format|format|формат|формат|تنسيق/صيغة/صيغ|قالب/فرمت|格式|形式/フォーマット
simple|simpl/easy|simpl/sencill|simpl|einfach|semplic|prost|прост|прост|بسيط/سهل|ساده|简单|単純/シンプル/簡単
important|import|import|import|wichtig|import|ważn|важн|важлив|مهم/هام|مهم|重要|重要
actuel|current|actual|atual/actual|aktuell|attual|obecn/bieżą|текущ/нынеш|поточн/нинішн|حالي/راهن|فعلی/کنونی|当前|現在
local|local|local|local|lokal|local|lokal|локал/мест|локал/місц|محلي|محلی|本地|ローカル
général|general/usually|general|geral|allgemein/general|general|ogól|общ/обыч|загальн|عام/عموم|عمومی/کلی|一般|一般
titre|title/heading|título|título|titel|titol|tytuł|заголов/назв|заголов/назв|عنوان|عنوان|标题|タイトル
lien|link|enlace/vínculo|link/ligaç|link/verknüpf/verweis|link/collegam|link/odnośnik|ссыл|посилан|رابط/روابط/وصل|پیوند/لینک|链接|リンク
suppos,consid,pens|suppos/consid/think/assum|supon/consid/pens|supo/consid/pens|annehm/angenom/betracht/denk/davon|suppon/consid/pens|założ/uważ/myśl|предпол/счит/дума|припус/вваж/дума|افترض/اعتبر/نظر|فرض/نظر|假设/认为/考虑|仮定/考え/みな
million|million|millón/millon|milhão/milhões|million|milion|milion|миллион|мільйон|مليون|میلیون|百万|百万
ambassade|embass|embajada|embaixada|botschaft|ambasciat|ambasad|посольст|посольст|سفار|سفارت|大使馆|大使館
télé|tele/phone/download|tele/desc|tele/baix/desc|tele/herunter/download|tele/scaric|tele/pobra|теле/загруз/скач|теле/заван|هاتف/تنزيل/تلف|تلفن/بارگیری/دانلود|电话/下载|電話/ダウンロード
immédiat|immediate|inmediat|imediat|sofort/unmittelbar|immediat|natychmiast|немедл|негайн|فور|فوری|立即|即時/直ち/すぐ
peine|penalt/sentenc/punish|pena|pena|strafe/straf|pena|kar|наказ/казн|покаран|عقوب|مجازات|刑|刑
opinion,conscience|opinion/conscience|opini/conciencia|opini/consciência|meinung/gewissen/gewaltlos|opinion/coscienz|opini/sumien|мнен/совест|думк/сумлін|رأي/ضمير|عقید/نظر|意见/良心|意見/良心
arbitraire|arbitrar|arbitrari|arbitrári|willkürlich|arbitrari|arbitral|произвольн|свавільн|تعسف|خودسر|任意|恣意
détention,détenu|detain/detention|deten|det|haft/inhaft|deten|zatrzym/aresz|задерж/заключ|затрим|احتجاز|بازداشت|拘留/拘禁|拘禁/拘束
maison,domicile,logement|hous/home|casa/hogar/viviend|casa/habita|haus/wohn|casa/abita|dom|дом/жил|дім/буд/житл|منزل/بيت|خانه|家/住|家/住
eau|water|agua|água|wasser|acqua|wod|вод|вод|ماء/مياه|آب|水|水
école,étudi|school/stud|escuela/estud|escola/estud|schul/stud|scuola/stud|szko/stud|школ/студ/изуч|школ/студ/вивч|مدرس/طالب/درس|مدرسه/دانشجو|学校/学生|学校/学生
police,polic|polic|polic/polici|políc|polizei|poliz|polic|полиц|поліц|شرط|پلیس|警察|警察
journal|newspap/journal/log|periód/diari/regist|jornal/diári/regist|zeitung/journal/protokoll/log|giornal/registr/log|gazet/dzien|газет/журнал|газет/журнал|صحف/جريد/سجل|روزنامه|报/记者/日志|新聞/ログ/記者
société,entreprise|societ/compan/business|socied/empres|socied/empres|gesellsch/unternehm/firma|societ/aziend/impres|społecz/firm/przedsięb|общест/компан/предпр|суспіль/компан/підприєм|مجتمع/شرك|جامعه/شرکت|社会/公司/企业|社会/会社/企業
guerre|war|guerra|guerra|krieg|guerra|wojn|войн|війн|حرب|جنگ|战争|戦争
ministre|minist|ministr|ministr|minister|ministr|minist|министр|міністр|وزير/وزارة|وزیر|部长|大臣
président|presiden|president|presiden|präsident|president|prezydent|президент|президент|رئيس|رئیس|总统|大統領
communauté|communit|comunid|comunid|gemeinschaft/gemeinde|comunit|społeczn|сообщест/общин|спільнот/громад|مجتمع|جامعه/اجتماع|社区|コミュニティ/共同
"""  # noqa: E501  # one meaning a line: French beginnings, then each language's, in the order of LANGUAGES


@lru_cache(maxsize=16)
def beginnings(language: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """French beginnings and the language's, one pair a meaning; none for a language that is not in the table.

    Written by hand: these are hints, no dictionary. In Chinese, Japanese, Arabic and Persian they may stand
    anywhere in a word.
    """
    if language not in LANGUAGES:
        return ()
    column = LANGUAGES.index(language) + 1
    rows = [line.split("|") for line in _TABLE.strip().splitlines()]
    return tuple((tuple(row[0].split(",")), tuple(row[column].split("/"))) for row in rows)


_ANYWHERE = frozenset({"ar", "fa", "zh", "ja"})
_WORD = re.compile(r"\w+")
_ANY = re.compile(r"\w")


@lru_cache(maxsize=32)
def _index(language: str, *, french: bool) -> dict[str, list[tuple[str, int]]]:
    """The beginnings, each with its meaning's number, by their first two letters, or by the only one."""
    index: dict[str, list[tuple[str, int]]] = {}
    for number, row in enumerate(beginnings(language)):
        for beginning in row[0] if french else row[1]:
            index.setdefault(beginning[:2], []).append((beginning, number))
    return index


def meanings(text: str, language: str, *, french: bool) -> frozenset[int]:
    """The numbers of the meanings that a casefolded text seems to hold."""
    index = _index(language, french=french)
    starts = _ANY if language in _ANYWHERE and not french else _WORD
    found: set[int] = set()
    for start in starts.finditer(text):
        at = start.start()
        for first in (text[at : at + 2], text[at]):
            for beginning, number in index.get(first, ()):
                if text.startswith(beginning, at):
                    found.add(number)
    return frozenset(found)
