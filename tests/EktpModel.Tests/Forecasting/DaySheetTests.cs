using EktpModel.Forecasting;
using FsCheck;

namespace EktpModel.Tests.Forecasting;

/// <summary>The kernel's sheet of daily numbers.</summary>
[Properties(MaxTest = 300)]
public class DaySheetTests
{
    [Property]
    public void Requests_of_many_rates_add_up_by_kind_and_together_and_there_are_no_others((byte Kind, int[] Come)[] rates, byte days, bool[] occurs)
    {
        bool[] kinds = [.. Enumerable.Range(0, CohortLayout.Kinds).Select(kind => occurs.Length == 0 || occurs[kind % occurs.Length] || rates.Any(rate => rate.Kind % CohortLayout.Kinds == kind))];
        int whole = DaySheet.WholeVectors(days % 62 + 1);
        DaySheet sheet = new(rates.Length, kinds);
        foreach (int round in (int[])[1, 2])
        {
            // What the sheet held of other days is not known any more.
            sheet.Requests.Fill(-7);
            sheet.Backlog.Fill(-7);
            sheet.Begin();
            long[] all = new long[whole];
            long[][] byKind = [.. kinds.Select(_ => new long[whole])];
            foreach ((byte some, int[] come) in rates)
            {
                int kind = some % CohortLayout.Kinds;
                long[] daily = [.. Enumerable.Range(0, whole).Select(day => come.Length == 0 ? 0 : (long)round * come[day % come.Length])];
                sheet.Add(kind, daily);
                for (int day = 0; day < whole; day++)
                {
                    all[day] += daily[day];
                    byKind[kind][day] += daily[day];
                }
            }

            sheet.ClearOthers(whole);
            Assert.Equal(all, sheet.Requests[..whole].ToArray());
            for (int kind = 0; kind < kinds.Length; kind++)
            {
                // Nobody reads what the sheet holds of a kind that never occurs.
                if (kinds[kind]) Assert.Equal(byKind[kind], sheet.BacklogOf(kind)[..whole].ToArray());
            }
        }
    }
}
