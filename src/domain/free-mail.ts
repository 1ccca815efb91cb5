// Domains where anybody can have an address: such an address says nothing of a company. Our own list, and short: the
// published ones (10,000 and more) also hold employers (alibaba.com, law.com), and one provider too few costs only an
// account of its own, while one employer too many scatters all of its people.
const PROVIDERS = new Set(
  `gmail.com googlemail.com icloud.com me.com mac.com privaterelay.appleid.com proton.me protonmail.com protonmail.ch pm.me
  tutanota.com tutanota.de tuta.io tuta.com tutamail.com hey.com zoho.com zohomail.com zohomail.eu fastmail.com fastmail.fm
  hushmail.com mailbox.org posteo.de posteo.net runbox.com startmail.com disroot.org riseup.net mail.com email.com usa.com
  inbox.com gmx.net ymail.com rocketmail.com aim.com duck.com mozmail.com simplelogin.com anonaddy.com
  comcast.net verizon.net att.net sbcglobal.net bellsouth.net charter.net cox.net earthlink.net juno.com netzero.net
  optonline.net optimum.net roadrunner.com frontier.com frontiernet.net windstream.net centurylink.net pacbell.net
  swbell.net ameritech.net mindspring.com
  rogers.com shaw.ca sympatico.ca telus.net videotron.ca cogeco.ca
  btinternet.com btopenworld.com virginmedia.com blueyonder.co.uk ntlworld.com talktalk.net sky.com tiscali.co.uk
  eircom.net
  bigpond.com bigpond.net.au optusnet.com.au iinet.net.au tpg.com.au ozemail.com.au xtra.co.nz
  t-online.de web.de freenet.de arcor.de online.de kabelmail.de bluewin.ch hispeed.ch aon.at chello.at
  orange.fr wanadoo.fr free.fr sfr.fr laposte.net neuf.fr bbox.fr numericable.fr club-internet.fr voila.fr
  libero.it virgilio.it alice.it tin.it tiscali.it poste.it fastwebnet.it inwind.it
  telefonica.net terra.es wanadoo.es movistar.es sapo.pt
  ziggo.nl planet.nl kpnmail.nl home.nl hetnet.nl xs4all.nl casema.nl telenet.be skynet.be
  telia.com bredband.net spray.se online.no
  wp.pl o2.pl onet.pl interia.pl gazeta.pl op.pl seznam.cz centrum.cz centrum.sk azet.sk freemail.hu citromail.hu abv.bg
  mail.ru bk.ru inbox.ru list.ru internet.ru rambler.ru yandex.com ya.ru ukr.net i.ua meta.ua inbox.lv
  uol.com.br bol.com.br terra.com.br ig.com.br globo.com oi.com.br
  qq.com foxmail.com 163.com 126.com 139.com yeah.net sina.com sina.cn sohu.com aliyun.com 21cn.com tom.com
  naver.com daum.net hanmail.net nate.com kakao.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp nifty.com
  rediffmail.com rediff.com sify.com walla.co.il
  mailinator.com guerrillamail.com 10minutemail.com yopmail.com temp-mail.org trashmail.com sharklasers.com`
    .split(/\s+/)
    .filter((domain) => domain !== ''),
);

/** They have one domain a country: hotmail.fr, yahoo.co.jp. */
const FAMILIES = /^(?:hotmail|outlook|live|msn|yahoo|gmx|aol|yandex)\.(?:com?\.)?[a-z]{2,3}$/;

/** Whether anybody can have an address at this domain, so that it says nothing of a company. Lower case. */
export const isFreeMail = (domain: string): boolean => PROVIDERS.has(domain) || FAMILIES.test(domain);
