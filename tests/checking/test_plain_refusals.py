"""The plainest refusals, a sentence that says no and why: seen in every language, with next to no exception."""

import pytest

from graciousno import check

PLAIN = {
    "en": """
Thank you for asking, but we can't hold it, because someone else has paid.
We can't lend it, as it is being mended.
I'm sorry, I can't come, as I work on Saturdays.
Sorry, I can't make it tonight because of the strike.
Because the hall is let that day, we can't offer it to you.
Since you ordered a made-to-measure blind, we cannot take it back.
We can't deliver before Friday due to the snow.
Thanks for the invitation, but I can't come as my sister is visiting.
Thank you for your application, but we can't consider it, since it came after the closing date.
The kitchen closes at nine, so we can't serve you dinner.
No refunds on sale items, as they're sold as seen.
We don't post abroad, as the glass breaks.
I have to say no, because I'm already coaching two teams.
There are no places left, which is why we can't enrol Tom.
We won't be renewing the contract, for we have no money left.
I cannot sign it, as I did not see it.
Thanks for thinking of me, but I'm away then, so no.
With two people off sick we can't open on Monday.
""",
    "de": """
Danke für Ihre Anfrage, aber das geht nicht, weil der Saal belegt ist.
Tut mir leid, wir können wegen der Feier nicht liefern.
Leider kann ich nicht kommen, da ich samstags arbeite.
Danke für die Einladung, aber ich kann nicht, denn ich bin in Rom.
Wir können den Tisch nicht zurücknehmen, weil er nach Maß gefertigt wurde.
Weil der Fahrer krank ist, können wir heute nicht liefern.
Aufgrund der Bauarbeiten können wir Ihnen keinen Stellplatz anbieten.
Die Küche schließt um neun, deshalb können wir Sie nicht mehr bedienen.
Sorry, kann nicht, hab Spätdienst.
Da die Frist am 3. Mai abgelaufen ist, können wir Ihren Antrag nicht annehmen.
Das ist leider nicht möglich, da die Stelle schon besetzt ist.
Wir verschicken nicht ins Ausland, da das Glas bricht.
Leider müssen wir absagen, weil zu viele Bewerbungen eingegangen sind.
Für eine Rückgabe ist es zu spät, denn die 30 Tage sind um.
Ich kann dir das Rad nicht leihen, weil die Bremse kaputt ist.
Mangels Personal können wir samstags nicht öffnen.
""",
    "ja": """
オーダーメイドのため、返品はお受けできません。
ごめん、土曜は仕事だから行けない。
申し訳ありませんが、日曜は配達員が休みのため、お届けできません。
お問い合わせありがとうございます。30日を過ぎておりますので、返金できません。
満席のため、ご予約をお取りできません。
その日は先約があるので、参加できません。
在庫がないため、交換できません。
すみません、今日は子どもが熱を出したので休みます、行けません。
締め切りを過ぎているため、受け付けられません。
お誘いありがとう、でも試験前だから今回はやめておくね。
割れやすいので、海外へは発送しておりません。
お問い合わせの部屋は工事中につき、お貸しできません。
定員に達したため、お申し込みはお受けできません。
人手が足りず、土曜は開けられません。
予算がなくて、今年は買えません。
""",
    "ar": """
نعتذر عن الحضور بسبب السفر.
شكرا لتواصلكم، لكن لا يمكننا رد المبلغ لأن مهلة الثلاثين يوما انتهت.
لا نستطيع استرجاع الطاولة لأنها صنعت حسب المقاس.
للأسف لا أستطيع الحضور، فأنا أعمل يوم السبت.
نأسف، لا يمكننا التوصيل يوم الأحد لأن السائقين في إجازة.
نظرا لانتهاء المهلة لا يمكننا قبول طلبكم.
أعتذر عن عدم الحضور لأن ابني مريض.
شكرا على الدعوة، ولكنني لا أستطيع المجيء لأنني مسافر.
بما أن القاعة محجوزة، لا يمكننا استقبالكم.
لا نرسل إلى الخارج إذ إن الزجاج ينكسر.
لعدم توفر المقاعد لا يمكننا تسجيلكم.
تعذر قبول الطلب لوصوله بعد الموعد.
القاعة مغلقة للصيانة، لذلك لا يمكن حجزها.
ما بقدر أجي لأنو عندي شغل.
نعتذر، المطبخ يغلق في التاسعة ولذلك لا نستطيع خدمتكم.
لا توجد أماكن شاغرة بسبب كثرة الطلبات.
""",
}
FEW = 7
"""Of so many one may be missed."""


@pytest.mark.parametrize("locale", PLAIN)
def test_a_plain_refusal_is_seen_with_its_reason(locale):
    texts = PLAIN[locale].strip().splitlines()
    found = {text: check(text, locale=locale, select=[]).moves for text in texts}
    missed = [text for text, moves in found.items() if not (moves["says-no"] and moves["offers-reason"])]
    assert len(missed) <= len(texts) // FEW, missed
