// The filter above the tables: the line it is typed into, and those that were saved or used lately.
#pragma once

#include "filter/colourrules.h"
#include "filter/filterbox.h"
#include "filter/savedfilters.h"
#include "query/filter.h"

#include <QTimer>
#include <QWidget>

class QMenu;
class QToolButton;

namespace ui {

class FilterBar final : public QWidget
{
    Q_OBJECT
public:
    /// Both must outlive the bar.
    FilterBar(const Theme &theme, QSettings &settings, QWidget *parent = nullptr);
    ~FilterBar() override;

    [[nodiscard]] QString text() const { return m_box->text(); }
    void setText(const QString &text);
    /// What stands there and `part` both.
    void add(const QString &part);
    void clear() { m_box->clear(); }
    void focusBox();
    /// Which rows are marked with which colour.
    [[nodiscard]] QVector<ColourRule> rules() const;
    void setSeenValues(query::SeenValues seen) { m_box->setSeenValues(std::move(seen)); }
    /// How many rows of the page are shown.
    void setCounts(int shown, int total);
    /// A place at the right end for what else is about all tables.
    void addButton(QToolButton *button);

Q_SIGNALS:
    /// A filter that is right was typed or chosen. While one is wrong, the latest right one stays.
    void filterChanged(const query::Filter &filter, const QString &text);
    void colourRulesChanged();
    /// The keyboard leaves for the page below.
    void leaveWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Applied
    {
        query::Filter filter;
        QString text;
    };

    void parse();
    void apply(const Applied &right);
    void remember();
    void fillMenu();
    void fillColours(QMenu &menu, const QString &name);
    void save();
    void retranslate();

    QSettings &m_settings;
    SavedFilters m_saved;
    std::optional<QString> m_applied = QString(); ///< the latest filter that was right
    Applied m_firm;                               ///< the latest that did not end in the beginning of a field
    FilterBox *m_box;
    QToolButton *m_button;
    QMenu *m_menu;
    QTimer m_stillTyping; ///< runs while what is unfinished is not yet called wrong
};

} // namespace ui
